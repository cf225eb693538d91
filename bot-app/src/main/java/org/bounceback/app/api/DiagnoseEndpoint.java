package org.bounceback.app.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.bounce.Unwrapped;
import org.bounceback.bounce.Unwrapped.Unread;

/** {@code POST /diagnose}: the body is the upload itself, whatever form it has. */
final class DiagnoseEndpoint implements Endpoint {
  private static final String UNNAMED = "message.eml";

  private final Examiner examiner;

  DiagnoseEndpoint(Examiner examiner) {
    this.examiner = examiner;
  }

  /** One object; for an upload of several mails one a line. */
  @Override
  public Reply answer(Request request) throws Refused, IOException {
    byte[] body = request.body();
    if (body.length == 0) {
      throw new Refused(400, "no-mail", "the body is empty; send the bounced mail itself");
    }
    String name = request.parameter("filename").orElse(UNNAMED);
    List<Unwrapped> mails = examiner.unwrap(name, body);
    if (mails.isEmpty()) {
      throw new Refused(422, "no-mail", "there is no mail in \"%s\"".formatted(name));
    }
    Optional<Unread> unread = mails.size() == 1 ? mails.get(0).unread() : Optional.empty();
    if (unread.isPresent()) {
      throw new Refused(422, Examiner.UNREAD, examiner.unread(mails.get(0), unread.get()));
    }
    boolean online =
        request.parameter("online").map(said -> !said.equals("false")).orElse(mails.size() == 1);
    String lines =
        mails.stream()
            .map(mail -> examiner.diagnose(mail, online) + "\n")
            .collect(Collectors.joining());
    return Reply.of(200, mails.size() == 1 ? "application/json" : "application/x-ndjson", lines);
  }
}
