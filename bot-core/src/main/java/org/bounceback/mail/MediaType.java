package org.bounceback.mail;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The media type of a part (RFC 2045 section 5.1).
 *
 * @param name type and subtype in lower case, such as {@code text/plain}
 * @param parameters by lower-case name, decoded (RFC 2231)
 */
public record MediaType(String name, Map<String, String> parameters) {
  /** The default type (RFC 2045 section 5.2). */
  static final MediaType PLAIN = new MediaType("text/plain", Map.of());

  private static final Set<String> MAILS =
      Set.of("message/rfc822", "message/global", "message/news");
  private static final int MAX_PARAMETERS = 256;
  private static final int MAX_NAME = 100;

  public MediaType {
    parameters = Map.copyOf(parameters);
  }

  /** Parses a Content-Type field; an unusable one is plain text. */
  public static MediaType parse(String field) {
    String bounded = firstParameters(field);
    try {
      var type = new ContentType(bounded);
      return new MediaType(
          type.getBaseType().toLowerCase(Locale.ROOT), toMap(type.getParameterList()));
    } catch (ParseException malformed) {
      return parseLoosely(bounded);
    }
  }

  /** Returns the parameter with that name, if present. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Returns whether the type is {@code family/…}. */
  public boolean isFamily(String family) {
    return name.startsWith(family)
        && name.length() > family.length()
        && name.charAt(family.length()) == '/';
  }

  /**
   * Returns whether a part with this type is a complete message (RFC 2046 section 5.2.1, RFC 6532).
   */
  public boolean isMail() {
    return MAILS.contains(name);
  }

  /** Returns whether long lines were wrapped so that they can be joined again (RFC 3676). */
  public boolean isFlowed() {
    return name.equals("text/plain")
        && parameter("format").filter(format -> format.equalsIgnoreCase("flowed")).isPresent();
  }

  private static String firstParameters(String field) {
    int end = -1;
    for (int count = 0; count <= MAX_PARAMETERS; count++) {
      end = field.indexOf(';', end + 1);
      if (end < 0) {
        return field;
      }
    }
    return field.substring(0, end);
  }

  private static Map<String, String> toMap(ParameterList list) {
    var map = new HashMap<String, String>();
    if (list != null) {
      list.getNames()
          .asIterator()
          .forEachRemaining(name -> map.put(name.toLowerCase(Locale.ROOT), list.get(name)));
    }
    return map;
  }

  /** Parses invalid fields that some servers write: unquoted specials, missing semicolons. */
  private static MediaType parseLoosely(String field) {
    String[] pieces = field.split("[;\\s]+", -1);
    var map = new HashMap<String, String>();
    for (String piece : pieces) {
      int equals = piece.indexOf('=');
      if (equals > 0) {
        String value = piece.substring(equals + 1).replace("\"", "").strip();
        map.putIfAbsent(piece.substring(0, equals).toLowerCase(Locale.ROOT), value);
      }
    }
    String name = pieces[0].toLowerCase(Locale.ROOT);
    boolean usable = name.indexOf('/') > 0 && name.length() <= MAX_NAME;
    return new MediaType(usable ? name : PLAIN.name, map);
  }
}
