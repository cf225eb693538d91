package org.bounceback.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import org.bounceback.mail.MediaType;

/** Content-Type fields as they may be shown. */
final class MediaTypes {
  /** Those that tell how to read the part; names of files are not among them. */
  private static final List<String> SHOWN =
      List.of("report-type", "charset", "format", "delsp", "protocol", "micalg", "boundary");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,100}");
  private static final Pattern QUOTABLE = Pattern.compile("[^\"\\\\\\pC]{1,100}");

  private MediaTypes() {}

  /** The type with the parameters that tell how to read the part; all others are left out. */
  static String withoutNames(String field) {
    MediaType type = MediaType.parse(field);
    Map<String, String> parameters = type.parameters();
    var shown = new StringBuilder(type.name());
    for (String name : SHOWN) {
      String value = parameters.getOrDefault(name, "");
      if (!name.equals("boundary") && TOKEN.matches(value)) {
        shown.append("; ").append(name).append('=').append(value);
      } else if (QUOTABLE.matches(value)) {
        shown.append("; ").append(name).append("=\"").append(value).append('"');
      }
    }
    return shown.toString();
  }
}
