package org.bounceback.authentication;

/** Aborts an SPF evaluation. */
final class SpfErrorException extends Exception {
  private final SpfErrorCause errorCause;

  SpfErrorException(SpfErrorCause trouble) {
    super(trouble.name(), null, false, false);
    this.errorCause = trouble;
  }

  SpfErrorCause errorCause() {
    return errorCause;
  }
}
