package org.bounceback.authentication;

import com.google.re2j.Pattern;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsQuestion.RecordType;

/** A domain-spec: a macro-string that expands to a name (RFC 7208 section 7.1). */
record SpfDomain(SpfMacro macro) {
  private static final int MAX_NAME = 253;
  private static final Pattern TOP_LABEL =
      Pattern.compile(
          "(?s).*\\.([a-zA-Z0-9]*[a-zA-Z][a-zA-Z0-9]*|[a-zA-Z0-9]+-[a-zA-Z0-9-]*[a-zA-Z0-9])\\.?");

  /**
   * Parses a domain-spec; it must end with a macro, or with a label that can be a top-level domain.
   */
  static SpfDomain parse(String text) throws SpfErrorException {
    SpfMacro macro = SpfMacro.parse(text);
    boolean isName =
        !macro.isLiteral() || DnsQuestion.about(expanded(macro, c -> ""), RecordType.A).isPresent();
    if (text.isEmpty()
        || !isName
        || !(macro.endsInVariable() || TOP_LABEL.matcher(text).matches())) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    return new SpfDomain(macro);
  }

  /** Returns the name, shortened from the left to the maximum length in the DNS (section 7.3). */
  String name(SpfMacro.Values values) {
    return expanded(macro, values);
  }

  private static String expanded(SpfMacro macro, SpfMacro.Values values) {
    String name = macro.expand(values);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    while (name.length() > MAX_NAME && name.indexOf('.') >= 0) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return name;
  }
}
