#include "ntrans/severity.h"

const char *ntr_severity_word(ntr_severity severity) {
    static const char *const words[] = {"error", "warning", "note"};
    return words[severity];
}
