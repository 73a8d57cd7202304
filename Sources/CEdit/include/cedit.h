// libedit's functions that take variable arguments, which Swift cannot call, each with the one form that is used; and
// reading of keys through Swift, so that pasted text, signals and broken UTF-8 are met before libedit sees them.
#pragma once
#include <histedit.h>
#include <stdint.h>

/// Reads one key. Returns 1 with the scalar, 0 at the end of the input, -1 when the line is to be given up.
typedef int (*cedit_read_function)(void *context, int32_t *scalar);
/// An editor function bound to keys; returns one of `CC_…`.
typedef unsigned char (*cedit_key_function)(EditLine *editor, int key);
typedef const char *(*cedit_prompt_function)(EditLine *editor);
/// Writes what the editor draws to the terminal.
typedef void (*cedit_write_function)(void *context, const char *bytes, long count);

/// An editor on the terminal of standard input, with emacs keys; null when there is none to be had.
/// UTF-8 whatever the environment says, and the numbers of the C library left as they are.
EditLine *cedit_open(const char *program, void *context, cedit_read_function reader, cedit_write_function writer);
void *cedit_context(EditLine *editor);

/// The prompt; parts between two bytes 1 are escape sequences that take no room.
void cedit_set_prompt(EditLine *editor, cedit_prompt_function prompt);
void cedit_add_function(EditLine *editor, const char *name, const char *help, cedit_key_function function);
void cedit_bind(EditLine *editor, const char *keys, const char *function);
/// Whether vi keys were chosen, in the user's `.editrc`.
int cedit_has_vi_keys(EditLine *editor);
/// Draws the line anew.
void cedit_refresh(EditLine *editor);
/// Puts the terminal into the editor's mode, or back.
void cedit_prepare_terminal(EditLine *editor, int on);

/// A list of entries that the editor's history functions go through; null when there is no memory.
History *cedit_open_history(EditLine *editor, int size);
void cedit_enter_history(History *history, const char *entry);
