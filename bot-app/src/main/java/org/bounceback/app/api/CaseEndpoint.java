package org.bounceback.app.api;

import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.store.StoreException;

/** Answers {@code GET /cases/ID}: the state of a case. */
final class CaseEndpoint implements Endpoint {
  private final CaseRepository caseRepository;

  CaseEndpoint(CaseRepository caseRepository) {
    this.caseRepository = caseRepository;
  }

  @Override
  public ApiResponse answer(Request request) throws ApiException, StoreException {
    String id = request.subject();
    return caseRepository
        .find(new CaseId(id))
        .map(found -> ApiResponse.json(200, CaseJson.of(found)))
        .orElseThrow(
            () -> new ApiException(404, "no-such-case", "there is no case \"%s\"".formatted(id)));
  }
}
