autocmd BufNewFile,BufRead *.koh setfiletype koh
