package org.bounceback.authentication;

/** Aborts an SPF evaluation. */
final class SpfErrorException extends Exception {
  private final SpfErrorCause trouble;

  SpfErrorException(SpfErrorCause trouble) {
    super(trouble.name(), null, false, false);
    this.trouble = trouble;
  }

  SpfErrorCause trouble() {
    return trouble;
  }
}
