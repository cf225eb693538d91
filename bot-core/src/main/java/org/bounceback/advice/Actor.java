package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import org.bounceback.data.BadData;
import org.bounceback.data.Node;

/** Whose turn it is. */
public enum Actor {
  SENDER,
  OUR_HOST,
  RECIPIENT,
  RECIPIENT_ADMIN,
  OTHER_PROVIDER,
  NOBODY,
  UNKNOWN;

  /** The name in JSON and in {@code advice.yaml}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Actor read(Node node) {
    return Arrays.stream(values())
        .filter(actor -> actor.code().equals(node.text()))
        .findFirst()
        .orElseThrow(() -> new BadData(node.path() + ": no such actor: " + node.text()));
  }
}
