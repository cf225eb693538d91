package org.bounceback.redaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** The treatment of each field in a redacted copy; unknown fields are omitted. */
final class FieldRules {
  private static final String FILE = "fields.tsv";

  private final Map<String, Treatment> byName;

  /** The treatment of a field. */
  enum Treatment {
    /** Only its addresses are kept, masked. */
    ADDRESSES,
    /** Its text is kept, with addresses masked. */
    WORDS,
    /** It identifies a message and is kept unchanged. */
    ID,
    /** Only the tags of a signature that identify no one are kept. */
    TAGS,
    /** It is a media type; parameters other than file names are kept. */
    MEDIA_TYPE,
    /** It is omitted. */
    DROP
  }

  private FieldRules(Map<String, Treatment> byName) {
    this.byName = byName;
  }

  static FieldRules load() {
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
