package org.bounceback.sandbox.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * A ticket in the simulated ticket system.
 *
 * @param number the number for people
 * @param url the address where it is shown
 * @param idempotencyKey the key of the request that opened it
 * @param draft the content of the request
 */
public record StoredTicket(
    String id, String number, String url, Instant opened, String idempotencyKey, Draft draft) {

  /**
   * The content of a request; omitted fields are empty.
   *
   * @param diagnosis a string unchanged, anything else as JSON text
   */
  public record Draft(
      Optional<String> key,
      String caseId,
      Optional<String> requester,
      String subject,
      Optional<String> summary,
      Optional<String> diagnosis,
      Optional<Attachment> message) {}

  /**
   * The attached e-mail.
   *
   * @param sha256 the verified checksum of the decoded bytes, in lower-case hexadecimal
   */
  public record Attachment(String filename, String sha256, String base64) {}
}
