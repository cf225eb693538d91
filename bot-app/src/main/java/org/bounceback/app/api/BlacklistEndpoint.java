package org.bounceback.app.api;

/** Answers {@code GET /blacklist/SUBJECT}. */
final class BlacklistEndpoint implements Endpoint {
  private final SubjectCheck subjectCheck;

  BlacklistEndpoint(SubjectCheck subjectCheck) {
    this.subjectCheck = subjectCheck;
  }

  @Override
  public ApiResponse answer(Request request) throws ApiException {
    return ApiResponse.json(
        200, SubjectCheck.json(subjectCheck.start(subjectCheck.parse(request.subject())).join()));
  }
}
