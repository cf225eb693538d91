package org.bounceback.sandbox.dns;

import java.util.Locale;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * A DNS question.
 *
 * @param name in lower case, without the final dot; empty for the root
 * @param type its mnemonic, such as {@code MX}
 */
public record Question(String name, String type) {
  public Question {
    name = name.toLowerCase(Locale.ROOT);
    type = type.toUpperCase(Locale.ROOT);
  }

  static Question of(Name name, int type) {
    String text = name.equals(Name.root) ? "" : name.toString(true);
    return new Question(text, Type.string(type));
  }
}
