#include "ext/spell.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { WORD_LIMIT = 100, PATH_SIZE = 4096 };

struct ntr_spell {
    Hunhandle *hunspell;
};

/* Hunspell's dictionaries share a table of letters, made with the first of them, freed with the last and counted
 * without a lock (csutil.cxx): two threads that open one at once may leak it, or read it half made. */
static pthread_mutex_t shared_table = PTHREAD_MUTEX_INITIALIZER;

static const char *const folders[] = {"/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell",
                                      "/Library/Spelling"};

static bool readable(char *path, const char *folder, const char *locale, const char *suffix) {
    const int length = snprintf(path, PATH_SIZE, "%s/%s.%s", folder, locale, suffix);
    return length > 0 && length < PATH_SIZE && access(path, R_OK) == 0;
}

static bool find(char *aff, char *dic, const char *locale) {
    const char *own = getenv("NTRANS_DICTIONARIES");
    if (own && *own) return readable(aff, own, locale, "aff") && readable(dic, own, locale, "dic");
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        if (readable(aff, folders[i], locale, "aff") && readable(dic, folders[i], locale, "dic")) return true;
    return false;
}

static ntr_status must_find(char *aff, char *dic, const char *locale, ntr_error *err) {
    if (find(aff, dic, locale)) return NTR_OK;
    return ntr_error_set(err, NTR_DICTIONARY,
                         "the Hunspell dictionary %s is missing (Debian: apt-get install hunspell-%.2s%s); "
                         "$NTRANS_DICTIONARIES names another folder",
                         locale, locale,
                         strcmp(locale, "en_US") == 0  ? "-us" :
                         strncmp(locale, "en", 2) == 0 ? "-gb" :
                                                         "");
}

ntr_status ntr_spell_find(const char *locale, ntr_error *err) {
    char aff[PATH_SIZE], dic[PATH_SIZE];
    return must_find(aff, dic, locale, err);
}

ntr_status ntr_spell_open(ntr_spell **out, const char *locale, ntr_error *err) {
    *out = NULL;
    char aff[PATH_SIZE], dic[PATH_SIZE];
    NTR_TRY(must_find(aff, dic, locale, err));
    ntr_spell *spell = calloc(1, sizeof *spell);
    if (!spell) return ntr_error_memory(err);
    pthread_mutex_lock(&shared_table);
    spell->hunspell = Hunspell_create(aff, dic);
    pthread_mutex_unlock(&shared_table);
    if (!spell->hunspell || strcmp(Hunspell_get_dic_encoding(spell->hunspell), "UTF-8") != 0) {
        ntr_spell_close(spell);
        return ntr_error_set(err, NTR_DICTIONARY, "the Hunspell dictionary %s cannot be read as UTF-8", dic);
    }
    *out = spell;
    return NTR_OK;
}

void ntr_spell_close(ntr_spell *spell) {
    if (!spell) return;
    pthread_mutex_lock(&shared_table);
    if (spell->hunspell) Hunspell_destroy(spell->hunspell);
    pthread_mutex_unlock(&shared_table);
    free(spell);
}

/* Hunspell wants a NUL at the end. */
static bool terminate(char out[WORD_LIMIT + 1], ntr_str word) {
    if (word.len == 0 || word.len > WORD_LIMIT) return false;
    memcpy(out, word.ptr, word.len);
    out[word.len] = '\0';
    return true;
}

bool ntr_spell_knows(ntr_spell *spell, ntr_str word) {
    char text[WORD_LIMIT + 1];
    return terminate(text, word) && Hunspell_spell(spell->hunspell, text) != 0;
}

void ntr_spell_each_analysis(ntr_spell *spell, ntr_str word, ntr_spell_visit visit, void *self) {
    char text[WORD_LIMIT + 1];
    char **lines = NULL;
    const int count = terminate(text, word) ? Hunspell_analyze(spell->hunspell, &lines, text) : 0;
    for (int i = 0; i < count; i++)
        if (!visit(self, ntr_str_from(lines[i]))) break;
    if (count > 0) Hunspell_free_list(spell->hunspell, &lines, count);
}

ntr_str ntr_spell_analyse(ntr_spell *spell, ntr_arena *arena, ntr_str word) {
    char text[WORD_LIMIT + 1];
    char **lines = NULL;
    const int count = terminate(text, word) ? Hunspell_analyze(spell->hunspell, &lines, text) : 0;
    size_t length = 0;
    for (int i = 0; i < count; i++) length += strlen(lines[i]) + 1;
    char *out = ntr_arena_alloc(arena, length + 1);
    size_t used = 0;
    for (int i = 0; out && i < count; i++) {
        const size_t size = strlen(lines[i]);
        memcpy(out + used, lines[i], size);
        used += size;
        out[used++] = '\n';
    }
    if (count > 0) Hunspell_free_list(spell->hunspell, &lines, count);
    return out ? (ntr_str){out, used} : NTR_STR_NONE;
}
