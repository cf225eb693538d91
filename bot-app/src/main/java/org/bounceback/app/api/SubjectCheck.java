package org.bounceback.app.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.UnlistableNetworks;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.net.Deadline;

/** Checks an address or a domain that a client named on the blocklists. Safe for concurrent use. */
final class SubjectCheck {
  private final BlocklistCheck check;
  private final Duration patience;
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.load();

  SubjectCheck(BlocklistCheck check, Duration patience) {
    this.check = check;
    this.patience = patience;
  }

  /**
   * Returns the subject.
   *
   * @throws ApiException if the text is none, or no public list can have it
   */
  BlocklistSubject parse(String text) throws ApiException {
    BlocklistSubject subject =
        BlocklistSubject.parse(text)
            .orElseThrow(
                () ->
                    new ApiException(
                        422,
                        "not-an-address",
                        "\"%s\" is neither an address nor a domain; give for example 203.0.113.5"
                            .formatted(text)));
    Optional<String> reserved = unlistableNetworks.reason(subject);
    if (reserved.isPresent()) {
      throw new ApiException(
          422,
          "private-address",
          "%s: %s, so no public list holds it; give the address that the world sees"
              .formatted(text, reserved.get()));
    }
    return subject;
  }

  /** Starts the check; it ends within the timeout, whatever the lists do. */
  CompletableFuture<BlocklistReport> start(BlocklistSubject subject) {
    return check
        .check(subject, Deadline.after(patience), (done, all, result) -> {})
        .toCompletableFuture();
  }

  /** Returns the report as the command line prints it. */
  static JsonObjectBuilder json(BlocklistReport report) {
    return FindingsCodec.write(BlocklistFindings.of(report));
  }
}
