-- Plays a user of Neovim on a copy of the examples, which are the working folder; ends Neovim with 1 when something is
-- not as it should be.
local failures = {}

local function check(what, condition, told)
  io.stdout:write((condition and 'ok      ' or 'FAILED  ') .. what .. '\n')
  if not condition then
    table.insert(failures, what)
    io.stdout:write('        ' .. vim.inspect(told) .. '\n')
  end
end

local function wait(what, condition)
  check(what, vim.wait(20000, condition, 10))
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

local function request(method, parameters)
  local answers = vim.lsp.buf_request_sync(0, method, parameters, 20000)
  for _, answer in pairs(answers or {}) do
    return answer.result, answer.err
  end
end

local function go(word)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  check('there is ' .. word, vim.fn.search('\\V' .. word, 'cW') > 0, text())
end

local function colour_at(word)
  go(word)
  local place = vim.api.nvim_win_get_cursor(0)
  local id = vim.fn.synID(place[1], place[2] + 1, 1)
  return vim.fn.synIDattr(id, 'name')
end

local function play()
  -- A script with mistakes

  vim.cmd('edit teaching/five_mistakes.koh')
  check('the file type is known', vim.bo.filetype == 'koh', vim.bo.filetype)
  wait('the server starts', function()
    return #vim.lsp.buf_get_clients(0) > 0
  end)
  wait('five mistakes are shown', function()
    return #vim.diagnostic.get(0) == 5
  end)
  local first = vim.diagnostic.get(0)[1]
  check('the first is where it is', first.lnum == 2 and first.col == 0, first)
  check('it has an id', first.code == 'unknown-command', first)
  check('comments are made with #', vim.bo.commentstring == '# %s', vim.bo.commentstring)

  -- The colours of the syntax file

  check('commands are coloured', colour_at('factor') == 'kohCommand', colour_at('factor'))
  check('texts are coloured', colour_at('../data') == 'kohText', colour_at('../data'))
  check('options are coloured', colour_at('ref(') == 'kohOption', colour_at('ref('))
  check('functions are coloured', colour_at('log(') == 'kohFunction', colour_at('log('))
  check('comments are coloured', colour_at('Five') == 'kohComment', colour_at('Five'))
  check('formulas are not', colour_at('age |') == '', colour_at('age |'))

  -- A script without mistakes

  vim.cmd('edit nibr/tabell_5_2.koh')
  wait('the second script is served too', function()
    return #vim.lsp.buf_get_clients(0) == 1
  end)
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', 'let grense = 12', 'gen æøå = "😀"', 'gen lang=months>grense', 'summarize mon' })
  wait('what is typed is checked', function()
    return #vim.diagnostic.get(0) == 1
  end)
  go('summarize mon')
  check('the mistake is in the last line', vim.diagnostic.get(0)[1].lnum == vim.fn.line('.') - 1)

  -- Completion of a column

  local parameters = vim.lsp.util.make_position_params()
  parameters.position.character = #'summarize mon'
  local completed = request('textDocument/completion', parameters)
  check('a column is completed', completed and #completed.items == 1 and completed.items[1].label == 'months', completed)
  vim.lsp.util.apply_text_edits({ completed.items[1].textEdit }, 0, 'utf-16')
  check('and put in', vim.fn.getline('.') == 'summarize months', vim.fn.getline('.'))
  wait('no mistake is left', function()
    return #vim.diagnostic.get(0) == 0
  end)

  -- Hover, definition

  go('grense')
  local hover = request('textDocument/hover', vim.lsp.util.make_position_params())
  check('hover tells of the value', hover and vim.inspect(hover):find('12', 1, true) ~= nil, hover)
  go('>grense')
  vim.cmd('normal! l')
  vim.lsp.buf.definition()
  wait('the definition is gone to', function()
    return vim.fn.getline('.') == 'let grense = 12'
  end)

  -- Renaming, as with :lua vim.lsp.buf.rename

  go('lang=')
  vim.lsp.buf.rename('varighet')
  wait('the column has another name', function()
    return text():find('gen varighet=months>grense', 1, true) ~= nil
  end)
  go('æøå')
  vim.lsp.buf.rename('år')
  wait('and so has one whose line has 😀', function()
    return text():find('gen år = "😀"', 1, true) ~= nil
  end)

  -- Layout

  local format = vim.lsp.buf.format and function() vim.lsp.buf.format({ timeout_ms = 20000 }) end
    or function() vim.lsp.buf.formatting_sync(nil, 20000) end
  format()
  check('the script is laid out', text():find('gen varighet = months > grense', 1, true) ~= nil, text())
  wait('and without mistakes', function()
    return #vim.diagnostic.get(0) == 0
  end)

  -- A quick fix

  vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'summarize mnths' })
  wait('a mistake comes', function()
    return #vim.diagnostic.get(0) == 1
  end)
  go('mnths')
  local actions = vim.lsp.util.make_range_params()
  actions.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics() }
  local offered = request('textDocument/codeAction', actions)
  check('a fix is offered', offered and #offered >= 1, offered)
  vim.lsp.util.apply_workspace_edit(offered[1].edit, 'utf-16')
  wait('the fix leaves no mistake', function()
    return #vim.diagnostic.get(0) == 0
  end)

  -- Running

  go('model transition')
  vim.cmd('KohortRun')
  wait('the results are shown', function()
    return vim.fn.bufnr('kohort://results') > 0
  end)
  local function results()
    return table.concat(vim.api.nvim_buf_get_lines(vim.fn.bufnr('kohort://results'), 0, -1, false), '\n')
  end
  check('they are the model’s', results():find('Linear model of transition', 1, true) ~= nil, results())
  check('and no others', results():find('Median', 1, true) == nil, results())
  vim.cmd('KohortRunFrom')
  wait('those from there on are shown', function()
    return results():find('Median', 1, true) ~= nil
  end)

  -- The lenses, as with :lua vim.lsp.codelens.run()

  vim.lsp.codelens.refresh()
  wait('there are lenses', function()
    return #vim.lsp.codelens.get(0) > 0
  end)
  local titles = {}
  vim.ui.select = function(items, options, choose)
    titles = vim.tbl_map(options.format_item, items)
    choose(items[1], 1)
  end
  vim.lsp.codelens.run()
  check('a statement has two', #titles == 2 and titles[1]:find('Run', 1, true) ~= nil, titles)
  wait('one of them runs it', function()
    return results():find('Median', 1, true) == nil and results():find('Linear model of transition', 1, true) ~= nil
  end)

  vim.cmd('KohortRunAll')
  wait('the whole script runs', function()
    return results():find('Median', 1, true) ~= nil
  end)
  go('factor net')
  vim.cmd('KohortSend')
  wait('the prompt opens in a terminal', function()
    for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
      if vim.bo[buffer].buftype == 'terminal' then
        local shown = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
        return shown:find('factor net', 1, true) ~= nil
      end
    end
  end)

  -- The end

  local clients = vim.lsp.get_active_clients and vim.lsp.get_active_clients() or vim.lsp.get_clients()
  vim.lsp.stop_client(clients)
  wait('the server ends when it is asked to', function()
    for _, client in ipairs(clients) do
      if not client.is_stopped() then
        return false
      end
    end
    return true
  end)
end

local played, problem = xpcall(play, debug.traceback)
check('nothing breaks', played, problem)
vim.cmd(#failures > 0 and 'cquit 1' or 'qall!')
