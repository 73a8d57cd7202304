-- The language server of Kohort in Neovim 0.7 and later.
local M = {}

local settings = {
  -- How the server is started.
  cmd = { 'kohort', 'lsp' },
  -- How the prompt is started that statements are sent to.
  prompt = { 'kohort' },
  -- Called with the client and the buffer, as of any server.
  on_attach = nil,
  capabilities = nil,
}

local client_id
local prompt

--- What differs from the settings above; before the first script is opened.
function M.setup(options)
  for name, value in pairs(options or {}) do
    settings[name] = value
  end
end

local function configuration(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  return {
    name = 'kohort',
    cmd = settings.cmd,
    root_dir = name ~= '' and vim.fn.fnamemodify(name, ':p:h') or vim.fn.getcwd(),
    capabilities = settings.capabilities or vim.lsp.protocol.make_client_capabilities(),
    on_attach = function(client, attached)
      M.define_commands(attached)
      if settings.on_attach then
        settings.on_attach(client, attached)
      end
    end,
  }
end

--- Starts the server, if it does not run, for a buffer.
function M.start(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  if vim.lsp.start then
    client_id = vim.lsp.start(configuration(buffer), {
      bufnr = buffer,
      -- One server will do for all folders.
      reuse_client = function(client)
        return client.name == 'kohort'
      end,
    })
    return client_id
  end
  if not (client_id and vim.lsp.get_client_by_id(client_id)) then
    client_id = vim.lsp.start_client(configuration(buffer))
  end
  if client_id then
    vim.lsp.buf_attach_client(buffer, client_id)
  end
  return client_id
end

-- Running

local function show(text)
  local buffer = vim.fn.bufnr('kohort://results')
  if buffer < 0 then
    buffer = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buffer, 'kohort://results')
    vim.api.nvim_buf_set_option(buffer, 'filetype', 'markdown')
  end
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, '\n'))
  if vim.fn.bufwinid(buffer) < 0 then
    local window = vim.api.nvim_get_current_win()
    vim.cmd('vertical sbuffer ' .. buffer)
    vim.wo.wrap = false
    vim.api.nvim_set_current_win(window)
  end
end

local function execute(buffer, name, arguments)
  local parameters = { command = name, arguments = arguments }
  vim.lsp.buf_request(buffer, 'workspace/executeCommand', parameters, function(failure, result)
    if failure then
      vim.notify('Kohort: ' .. failure.message, vim.log.levels.ERROR)
    elseif result then
      show(result.text)
    end
  end)
end

for _, name in ipairs({ 'kohort.run', 'kohort.runFrom', 'kohort.runAll' }) do
  -- The lenses above the statements name these.
  vim.lsp.commands[name] = function(command, context)
    execute(context and context.bufnr or 0, command.command, command.arguments)
  end
end

--- The statement at the cursor, as a range of the protocol; nil where there is none.
function M.statement(buffer)
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or ''
  local parameters = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    positions = { { line = line, character = #text:match('^%s*') } },
  }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/selectionRange', parameters, 2000)
  for _, answer in pairs(answers or {}) do
    local range = answer.result and answer.result[1]
    local ranges = {}
    while range do
      table.insert(ranges, range.range)
      range = range.parent
    end
    -- The outermost is the document.
    return ranges[#ranges - 1]
  end
end

local function run(name)
  return function()
    local buffer = vim.api.nvim_get_current_buf()
    local arguments = { vim.uri_from_bufnr(buffer) }
    if name ~= 'kohort.runAll' then
      local range = M.statement(buffer)
      if not range then
        return vim.notify('Kohort: there is no statement at the cursor', vim.log.levels.WARN)
      end
      table.insert(arguments, range)
    end
    execute(buffer, name, arguments)
  end
end

--- The text of the lines that a statement stands on.
local function lines(buffer, range)
  local last = range['end'].line + (range['end'].character > 0 and 1 or 0)
  return vim.api.nvim_buf_get_lines(buffer, range.start.line, math.max(last, range.start.line + 1), false)
end

local function send(context)
  local buffer = vim.api.nvim_get_current_buf()
  local text
  if context.range > 0 then
    text = vim.api.nvim_buf_get_lines(buffer, context.line1 - 1, context.line2, false)
  else
    local range = M.statement(buffer)
    if not range then
      return
    end
    text = lines(buffer, range)
  end
  if not (prompt and vim.fn.jobwait({ prompt }, 0)[1] == -1) then
    local window = vim.api.nvim_get_current_win()
    local folder = vim.fn.expand('%:p:h')
    vim.cmd('botright 15new')
    prompt = vim.fn.termopen(settings.prompt, { cwd = folder })
    vim.api.nvim_set_current_win(window)
  end
  vim.fn.chansend(prompt, table.concat(text, '\r') .. '\r')
end

function M.define_commands(buffer)
  local function define(name, body, options)
    vim.api.nvim_buf_create_user_command(buffer, name, body, options or {})
  end
  define('KohortRun', run('kohort.run'), { desc = 'Show the results of the statement at the cursor' })
  define('KohortRunFrom', run('kohort.runFrom'), { desc = 'Show the results from the statement at the cursor on' })
  define('KohortRunAll', run('kohort.runAll'), { desc = 'Show the results of the script' })
  define('KohortSend', send, { range = true, desc = 'Send the statement, or the lines selected, to the prompt' })
end

return M
