package org.bounceback.app.api;

import java.io.IOException;
import java.util.Optional;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.Unwrapping;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.data.JsonObjectBuilder;

/** Answers {@code POST /diagnose}: the body is the upload itself, in any format. */
final class DiagnoseEndpoint implements Endpoint {
  private static final String UNNAMED = "message.eml";

  private final Examiner examiner;

  DiagnoseEndpoint(Examiner examiner) {
    this.examiner = examiner;
  }

  /**
   * Returns one object; for an upload of several e-mails one line each, up to limits for the
   * response.
   */
  @Override
  @SuppressWarnings("try") // The lease is held, not used.
  public ApiResponse answer(Request request)
      throws ApiException, IOException, BudgetExhausted, InterruptedException {
    byte[] body = request.body();
    if (body.length == 0) {
      throw new ApiException(400, "no-mail", "the body is empty; send the bounced mail itself");
    }
    String name = request.parameter("filename").orElse(UNNAMED);
    try (ByteBudget.Lease unused = examiner.forWorkOn(body, Api.TIMEOUT)) {
      return answer(request, name, examiner.unwrap(name, body));
    }
  }

  private ApiResponse answer(Request request, String name, Unwrapping mails) throws ApiException {
    if (!mails.hasNext()) {
      throw new ApiException(422, "no-mail", "there is no mail in \"%s\"".formatted(name));
    }
    UploadedMail mail = mails.next();
    boolean isSingle = !mails.hasNext();
    if (isSingle && mail.unread().isPresent()) {
      throw new ApiException(422, Examiner.UNREAD, examiner.unread(mail, mail.unread().get()));
    }
    boolean online =
        request.parameter("online").map(said -> !said.equals("false")).orElse(isSingle);
    boolean details = request.parameter("details").filter("true"::equals).isPresent();
    var lines = new BoundedLines(BoundedLines.Limits.STANDARD, System::nanoTime);
    lines.add(line(mails, mail, online, details));
    while (mails.hasNext()) {
      Optional<JsonObjectBuilder> limit = lines.limitReached();
      if (limit.isPresent()) {
        lines.add(limit.get());
        break;
      }
      lines.add(line(mails, mails.next(), online, details));
    }
    return ApiResponse.of(
        200, isSingle ? "application/json" : "application/x-ndjson", lines.toString());
  }

  /** Reads ahead, because what was left out after the last e-mail is known only then. */
  private JsonObjectBuilder line(
      Unwrapping mails, UploadedMail mail, boolean online, boolean details) {
    boolean unused = mails.hasNext();
    return examiner.diagnose(mails.withLimits(mail), online, details);
  }
}
