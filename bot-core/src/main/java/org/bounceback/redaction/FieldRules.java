package org.bounceback.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** What becomes of each field in a redacted copy; a field that is not known is left out. */
final class FieldRules {
  private static final String FILE = "fields.tsv";

  private final Map<String, Treatment> byName;

  /** What becomes of a field. */
  enum Treatment {
    /** Its addresses alone are kept, and masked. */
    ADDRESSES,
    /** Its words are kept with the addresses in them masked. */
    WORDS,
    /** It names a message and is kept as it is. */
    ID,
    /** Those tags of a signature are kept that name nobody. */
    TAGS,
    /** It is a media type and keeps those parameters that are no file's name. */
    MEDIA_TYPE,
    /** It is left out. */
    DROP
  }

  private FieldRules(Map<String, Treatment> byName) {
    this.byName = byName;
  }

  static FieldRules packaged() {
    var byName = new HashMap<String, Treatment>();
    for (Map<String, String> row :
        Table.parse(FILE, Resources.text(FieldRules.class, FILE)).rows()) {
      byName.put(
          row.get("field"),
          Treatment.valueOf(String.valueOf(row.get("treatment")).toUpperCase(Locale.ROOT)));
    }
    return new FieldRules(byName);
  }

  Treatment of(String field) {
    return byName.getOrDefault(field.toLowerCase(Locale.ROOT), Treatment.DROP);
  }
}
