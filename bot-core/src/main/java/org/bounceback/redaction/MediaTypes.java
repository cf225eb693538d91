package org.bounceback.redaction;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import org.bounceback.mail.MediaType;

/** Formats Content-Type fields for redacted copies. */
final class MediaTypes {
  /** Parameters needed to read a part; file names are not among them. */
  private static final List<String> ALLOWED =
      List.of("report-type", "charset", "format", "delsp", "protocol", "micalg", "boundary");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,100}");
  private static final Pattern QUOTABLE = Pattern.compile("[^\"\\\\\\pC]{1,100}");

  private MediaTypes() {}

  /** Returns the type with the parameters needed to read the part; all others are omitted. */
  static String withoutNames(String field) {
    MediaType type = MediaType.parse(field);
    Map<String, String> parameters = type.parameters();
    var result = new StringBuilder(type.name());
    for (String name : ALLOWED) {
      String value = parameters.getOrDefault(name, "");
      if (!name.equals("boundary") && TOKEN.matches(value)) {
        result.append("; ").append(name).append('=').append(value);
      } else if (QUOTABLE.matches(value)) {
        result.append("; ").append(name).append("=\"").append(value).append('"');
      }
    }
    return result.toString();
  }
}
