package org.bounceback.authentication;

/** Ends an SPF evaluation early. */
final class SpfUndecided extends Exception {
  private final SpfTrouble trouble;

  SpfUndecided(SpfTrouble trouble) {
    super(trouble.name(), null, false, false);
    this.trouble = trouble;
  }

  SpfTrouble trouble() {
    return trouble;
  }
}
