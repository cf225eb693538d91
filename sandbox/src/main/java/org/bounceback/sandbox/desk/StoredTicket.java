package org.bounceback.sandbox.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * A ticket that the desk has opened.
 *
 * @param number as people say it
 * @param url where it is shown
 * @param idempotencyKey of the request that opened it
 * @param draft what the request asked for
 */
public record StoredTicket(
    String id, String number, String url, Instant opened, String idempotencyKey, Draft draft) {

  /**
   * What a request asked for; what it left out is empty.
   *
   * @param diagnosis a string as it is, anything else as JSON text
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
   * The mail that came along.
   *
   * @param sha256 of the decoded bytes, in lower-case hexadecimal, checked
   */
  public record Attachment(String filename, String sha256, String base64) {}
}
