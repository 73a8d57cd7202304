-- What a reader of docs/editors.md has: the folder of the editor files on the runtime path.
vim.opt.runtimepath:prepend(vim.env.KOHORT_EDITORS .. '/nvim')
vim.cmd('filetype plugin on | syntax on')
vim.opt.swapfile = false
require('kohort').setup({ cmd = { vim.env.KOHORT, 'lsp' }, prompt = { vim.env.KOHORT } })
