package org.bounceback.app.api;

import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.Casebook;
import org.bounceback.store.StoreException;

/** {@code GET /cases/ID}: how far a case has come. */
final class CaseEndpoint implements Endpoint {
  private final Casebook casebook;

  CaseEndpoint(Casebook casebook) {
    this.casebook = casebook;
  }

  @Override
  public Reply answer(Request request) throws Refused, StoreException {
    String id = request.subject();
    return casebook
        .find(new CaseId(id))
        .map(found -> Reply.json(200, CaseJson.of(found)))
        .orElseThrow(
            () -> new Refused(404, "no-such-case", "there is no case \"%s\"".formatted(id)));
  }
}
