package org.bounceback.app.api;

import java.time.Duration;
import java.util.Optional;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.UnlistableNetworks;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.net.Deadline;

/** Answers {@code GET /blacklist/SUBJECT}. */
final class BlacklistEndpoint implements Endpoint {
  private final BlocklistCheck check;
  private final Duration patience;
  private final UnlistableNetworks unlistableNetworks = UnlistableNetworks.load();

  BlacklistEndpoint(BlocklistCheck check, Duration patience) {
    this.check = check;
    this.patience = patience;
  }

  @Override
  public ApiResponse answer(Request request) throws ApiException {
    String text = request.subject();
    BlocklistSubject blocklistSubject =
        BlocklistSubject.parse(text)
            .orElseThrow(
                () ->
                    new ApiException(
                        422,
                        "not-an-address",
                        "\"%s\" is neither an address nor a domain; give for example 203.0.113.5"
                            .formatted(text)));
    Optional<String> reserved = unlistableNetworks.reason(blocklistSubject);
    if (reserved.isPresent()) {
      throw new ApiException(
          422,
          "private-address",
          "%s: %s, so no public list holds it; give the address that the world sees"
              .formatted(text, reserved.get()));
    }
    return ApiResponse.json(
        200,
        FindingsCodec.write(
            BlocklistFindings.of(
                check
                    .check(blocklistSubject, Deadline.after(patience), (done, all, result) -> {})
                    .toCompletableFuture()
                    .join())));
  }
}
