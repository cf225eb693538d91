package org.bounceback.hosting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The supported control panels. */
public enum PanelKind {
  /**
   * WebHost Manager, cPanel's administration interface: port 2087, API tokens of a user such as
   * root.
   */
  WHM,
  /** Port 8443, an API key of the administrator. */
  PLESK,
  /** Port 2222, a login key of an administrator. */
  DIRECTADMIN;

  /** Returns the name in the servers file. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<PanelKind> parse(String text) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(text)).findFirst();
  }
}
