" Kohort scripts in Vim and Neovim.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=:# commentstring=#\ %s
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal formatoptions-=t formatoptions+=croql
setlocal suffixesadd=.koh
let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< formatoptions< suffixesadd<'

" In Neovim the language server starts with the first script; `let g:kohort_start = 0` leaves that to others.
if has('nvim-0.7') && get(g:, 'kohort_start', 1)
  lua require('kohort').start()
endif
