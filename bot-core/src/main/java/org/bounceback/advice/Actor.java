package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/** The party that needs to act. */
public enum Actor {
  SENDER,
  OUR_HOST,
  RECIPIENT,
  RECIPIENT_ADMIN,
  OTHER_PROVIDER,
  NOBODY,
  UNKNOWN;

  /** Returns the name used in JSON and in {@code advice.yaml}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Actor read(DocumentNode documentNode) {
    return Arrays.stream(values())
        .filter(actor -> actor.code().equals(documentNode.text()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidDataException(
                    documentNode.path() + ": no such actor: " + documentNode.text()));
  }
}
