#define _GNU_SOURCE
#include "cedit.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// What the editor's callbacks find through `EL_CLIENTDATA`.
struct client {
  void *context;
  cedit_read_function reader;
  cedit_write_function writer;
};

static struct client *client_of(EditLine *editor) {
  struct client *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

static int read_key(EditLine *editor, wchar_t *key) {
  struct client *client = client_of(editor);
  int32_t scalar = 0;
  int status = client ? client->reader(client->context, &scalar) : -1;
  *key = (wchar_t)scalar;
  return status;
}

static ssize_t write_bytes(void *cookie, const char *bytes, size_t count) {
  struct client *client = cookie;
  client->writer(client->context, bytes, (long)count);
  return (ssize_t)count;
}

EditLine *cedit_open(const char *program, void *context, cedit_read_function reader, cedit_write_function writer) {
  // Only the kinds of characters: numbers keep their decimal point in every language.
  if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "");
  struct client *client = malloc(sizeof *client);
  if (!client) return NULL;
  client->context = context;
  client->reader = reader;
  client->writer = writer;
  cookie_io_functions_t functions = {.write = write_bytes};
  FILE *output = fopencookie(client, "w", functions);
  EditLine *editor = output ? el_init_fd(program, stdin, output, stderr, 0, 1, 2) : NULL;
  if (!editor) {
    if (output) fclose(output);
    free(client);
    return NULL;
  }
  el_set(editor, EL_CLIENTDATA, client);
  el_set(editor, EL_GETCFN, read_key);
  el_set(editor, EL_EDITOR, "emacs");
  return editor;
}

void *cedit_context(EditLine *editor) {
  struct client *client = client_of(editor);
  return client ? client->context : NULL;
}

void cedit_set_prompt(EditLine *editor, cedit_prompt_function prompt) {
  el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}

void cedit_add_function(EditLine *editor, const char *name, const char *help, cedit_key_function function) {
  el_set(editor, EL_ADDFN, name, help, function);
}

void cedit_bind(EditLine *editor, const char *keys, const char *function) {
  el_set(editor, EL_BIND, keys, function, NULL);
}

int cedit_has_vi_keys(EditLine *editor) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 && name && strcmp(name, "vi") == 0;
}

void cedit_refresh(EditLine *editor) { el_set(editor, EL_REFRESH); }

void cedit_prepare_terminal(EditLine *editor, int on) { el_set(editor, EL_PREP_TERM, on); }

History *cedit_open_history(EditLine *editor, int size) {
  History *entries = history_init();
  HistEvent event;
  if (!entries) return NULL;
  history(entries, &event, H_SETSIZE, size);
  history(entries, &event, H_SETUNIQUE, 1);
  el_set(editor, EL_HIST, history, entries);
  return entries;
}

void cedit_enter_history(History *entries, const char *entry) {
  HistEvent event;
  history(entries, &event, H_ENTER, entry);
}
