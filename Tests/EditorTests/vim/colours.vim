" Writes what every character of a script is to the syntax file: for each line the names of the groups, as JSON. From
" the last line to the first, so that nothing is known of the lines above but what Vim looks up itself.
set nocompatible nomore
set encoding=utf-8
let &runtimepath = $KOHORT_EDITORS . '/nvim,' . &runtimepath
let g:kohort_start = 0
filetype plugin on
syntax on
edit script.koh
let groups = []
for number in range(line('$'), 1, -1)
  let text = getline(number)
  let places = map(range(strchars(text)), 'byteidx(text, v:val) + 1')
  call insert(groups, map(places, 'synIDattr(synID(number, v:val, 1), "name")'))
endfor
call writefile([json_encode({'filetype': &filetype, 'groups': groups})], 'groups.json')
qall!
