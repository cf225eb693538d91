package org.bounceback.authentication;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a domain asks receivers to do with mail that fails DMARC (RFC 7489 section 6.3). */
public enum DmarcPolicy {
  /** The domain has no record. */
  MISSING,
  NONE,
  QUARANTINE,
  REJECT;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a text is a DMARC record: it begins with its version. */
  static boolean isRecord(String text) {
    return text.strip().matches("(?is)v\\s*=\\s*DMARC1\\s*(;.*)?");
  }

  /**
   * The policy of a record.
   *
   * @param isBelow whether it is asked for a domain below the one that the record stands at, for
   *     which {@code sp} counts where it is given
   */
  static DmarcPolicy of(String record, boolean isBelow) {
    Optional<String> policy =
        isBelow ? tag(record, "sp").or(() -> tag(record, "p")) : tag(record, "p");
    return policy
        .flatMap(
            word ->
                Arrays.stream(values())
                    .filter(each -> each != MISSING && each.code().equals(word))
                    .findFirst())
        .orElse(NONE);
  }

  private static Optional<String> tag(String record, String name) {
    return List.of(record.split(";", -1)).stream()
        .map(each -> each.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase(name))
        .map(pair -> pair[1].strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
