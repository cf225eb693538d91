package org.bounceback.app.api;

import org.bounceback.data.JsonObjectBuilder;

/** A request that is refused. */
final class ApiException extends Exception {
  private final int status;
  private final String code;
  private final String said;

  /**
   * Creates a refusal.
   *
   * @param status the HTTP status (RFC 9110 section 15)
   * @param code an error code for programs, in kebab-case
   * @param said a message for people: what is wrong and what to do
   */
  ApiException(int status, String code, String said) {
    super(said);
    this.status = status;
    this.code = code;
    this.said = said;
  }

  ApiResponse reply() {
    return ApiResponse.error(status, code, said);
  }

  /** Returns the content of an {@code error} member. */
  JsonObjectBuilder error() {
    return ApiResponse.errorObject(code, said);
  }
}
