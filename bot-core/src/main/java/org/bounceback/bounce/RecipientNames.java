package org.bounceback.bounce;

import java.util.Optional;

/**
 * The two names of a recipient whose address a server rewrote or expanded. {@link
 * Recipient#address()} is the one that people know.
 *
 * @param originalAddress the address that the sender used (RFC 3464 section 2.3.1); empty if the
 *     report has only one name
 * @param finalAddress where the delivery failed: the rewritten address, a program or a file; empty
 *     if the report has only one name
 */
public record RecipientNames(Optional<String> originalAddress, Optional<String> finalAddress) {
  /** The report has only one name. */
  public static final RecipientNames ONE = new RecipientNames(Optional.empty(), Optional.empty());

  /** Returns both names; one if they are equal. */
  public static RecipientNames of(String original, String last) {
    return original.equalsIgnoreCase(last)
        ? ONE
        : new RecipientNames(Optional.of(original), Optional.of(last));
  }
}
