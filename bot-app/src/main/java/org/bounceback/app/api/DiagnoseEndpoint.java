package org.bounceback.app.api;

import java.io.IOException;
import org.bounceback.bounce.Unwrapped;
import org.bounceback.bounce.Unwrapping;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;

/** {@code POST /diagnose}: the body is the upload itself, whatever form it has. */
final class DiagnoseEndpoint implements Endpoint {
  private static final String UNNAMED = "message.eml";

  private final Examiner examiner;

  DiagnoseEndpoint(Examiner examiner) {
    this.examiner = examiner;
  }

  /** One object; for an upload of several mails one a line. */
  @Override
  @SuppressWarnings("try") // The lease is held, not used.
  public Reply answer(Request request)
      throws Refused, IOException, BudgetExhausted, InterruptedException {
    byte[] body = request.body();
    if (body.length == 0) {
      throw new Refused(400, "no-mail", "the body is empty; send the bounced mail itself");
    }
    String name = request.parameter("filename").orElse(UNNAMED);
    try (ByteBudget.Lease unused = examiner.forWorkOn(body, Api.PATIENCE)) {
      return answer(request, name, examiner.unwrap(name, body));
    }
  }

  private Reply answer(Request request, String name, Unwrapping mails) throws Refused {
    if (!mails.hasNext()) {
      throw new Refused(422, "no-mail", "there is no mail in \"%s\"".formatted(name));
    }
    Unwrapped mail = mails.next();
    boolean isSingle = !mails.hasNext();
    if (isSingle && mail.unread().isPresent()) {
      throw new Refused(422, Examiner.UNREAD, examiner.unread(mail, mail.unread().get()));
    }
    boolean online =
        request.parameter("online").map(said -> !said.equals("false")).orElse(isSingle);
    boolean details = request.parameter("details").filter("true"::equals).isPresent();
    var lines = new StringBuilder();
    lines.append(line(mails, mail, online, details));
    while (mails.hasNext()) {
      lines.append(line(mails, mails.next(), online, details));
    }
    return Reply.of(200, isSingle ? "application/json" : "application/x-ndjson", lines.toString());
  }

  /** What was left out behind the last mail is known when it is read. */
  private String line(Unwrapping mails, Unwrapped mail, boolean online, boolean details) {
    boolean unused = mails.hasNext();
    return examiner.diagnose(mails.withLimits(mail), online, details) + "\n";
  }
}
