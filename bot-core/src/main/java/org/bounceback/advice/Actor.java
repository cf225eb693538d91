package org.bounceback.advice;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
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
    return of(documentNode, documentNode.text());
  }

  static Set<Actor> readAll(DocumentNode documentNode, String key) {
    var actors = EnumSet.noneOf(Actor.class);
    documentNode.texts(key).forEach(code -> actors.add(of(documentNode, code)));
    return actors;
  }

  static Actor of(DocumentNode documentNode, String code) {
    return Arrays.stream(values())
        .filter(actor -> actor.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new InvalidDataException(documentNode.path() + ": no such actor: " + code));
  }
}
