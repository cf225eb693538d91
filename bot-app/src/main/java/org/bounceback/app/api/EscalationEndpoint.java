package org.bounceback.app.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.AcceptedRequest;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketSeverity;

/**
 * Answers {@code POST /escalations}: 202 with the case, only after the case, the e-mail and the
 * request are stored. The checks run after that, before the ticket is opened.
 */
final class EscalationEndpoint implements Endpoint {
  private static final String MESSAGE = "message";
  private static final String BASE64 = "messageBase64";
  private static final String COPY = "copy";
  private static final String JOIN = "joinTicket";
  private static final String WORKSPACE = "api";
  private static final String UNNAMED = "message.eml";
  private static final int MAX_WORD = 320;

  private final EscalationService escalationService;
  private final Examiner examiner;

  EscalationEndpoint(EscalationService escalationService, Examiner examiner) {
    this.escalationService = escalationService;
    this.examiner = examiner;
  }

  @Override
  @SuppressWarnings("try") // The lease is held, not used.
  public ApiResponse answer(Request request)
      throws ApiException, IOException, StoreException, BudgetExhausted, InterruptedException {
    byte[] body = request.body();
    try (ByteBudget.Lease unused = examiner.forWorkOnJson(body, Api.TIMEOUT)) {
      return answer(
          JsonBody.read(
              body,
              "key",
              "requester",
              MESSAGE,
              BASE64,
              "filename",
              "subject",
              "note",
              COPY,
              JOIN));
    }
  }

  private ApiResponse answer(DocumentNode asked) throws ApiException, StoreException {
    String key = word(asked, "key");
    String requester = word(asked, "requester");
    var mail = new StoredMail(optional(asked, "filename").orElse(UNNAMED), message(asked));
    CaseResult read = examiner.read(mail);
    var caseRequester = new CaseRequester(requester, WORKSPACE, "api", Optional.empty());
    var opened = new NewCase(CaseKind.BOUNCE, mail.name(), caseRequester, read, Optional.of(mail));
    var ticketRequest =
        new TicketRequest(
            key,
            requester,
            optional(asked, "subject").orElse(read.headline()),
            TicketSeverity.NORMAL,
            optional(asked, "note").orElse(""),
            lacksHeaders(read),
            requester,
            copy(asked));
    Optional<String> join = joinTicket(asked);
    AcceptedRequest acceptedRequest =
        escalationService
            .submitUnexamined(opened, ticketRequest.byAgent(join))
            .orElseThrow(
                () ->
                    new ApiException(
                        409,
                        "key-in-use",
                        "key was used before with another message or requester; give a new key"));
    JsonObjectBuilder body =
        CaseJson.of(acceptedRequest.filed())
            .with("key", key)
            .with("again", acceptedRequest.duplicate());
    return ApiResponse.json(202, body)
        .with("Location", "/api/v1/cases/" + acceptedRequest.filed().id().text());
  }

  private static boolean lacksHeaders(CaseResult read) {
    return !(read.findings() instanceof BounceFindings bounce)
        || bounce.message().filter(BounceMessage::fullHeaders).isEmpty();
  }

  private static MailDisclosure copy(DocumentNode asked) throws ApiException {
    Optional<String> code = optional(asked, COPY);
    return code.isEmpty()
        ? MailDisclosure.WHOLE
        : MailDisclosure.of(code.get())
            .orElseThrow(
                () -> new ApiException(422, "bad-copy", "copy is one of whole, redacted, headers"));
  }

  /**
   * Returns the open ticket to add the e-mail to. Every client with the API's token counts as an
   * agent.
   */
  private Optional<String> joinTicket(DocumentNode asked) throws ApiException, StoreException {
    Optional<String> number = optional(asked, JOIN).map(String::strip);
    if (number.isPresent() && !escalationService.mayJoin(WORKSPACE, number.get())) {
      throw new ApiException(
          422,
          "bad-joinTicket",
          "joinTicket \"%s\" is no open ticket that this API opened; leave it out to get a new one"
              .formatted(number.get()));
    }
    return number;
  }

  private static String word(DocumentNode asked, String key) throws ApiException {
    String word = optional(asked, key).map(String::strip).orElse("");
    if (word.isEmpty() || word.length() > MAX_WORD) {
      throw new ApiException(
          422, "bad-" + key, "%s must have 1 to %d characters".formatted(key, MAX_WORD));
    }
    return word;
  }

  private static byte[] message(DocumentNode asked) throws ApiException {
    Optional<String> text = optional(asked, MESSAGE);
    Optional<String> base64 = optional(asked, BASE64);
    if (text.isPresent() == base64.isPresent()) {
      throw new ApiException(
          422, "bad-message", "give either message or messageBase64, and not both of them");
    }
    try {
      byte[] bytes =
          text.map(string -> string.getBytes(StandardCharsets.UTF_8))
              .orElseGet(() -> Base64.getMimeDecoder().decode(base64.orElseThrow()));
      if (bytes.length == 0) {
        throw new ApiException(422, "bad-message", "the message is empty");
      }
      return bytes;
    } catch (IllegalArgumentException noBase64) {
      throw new ApiException(422, "bad-message", "messageBase64 is no Base64 (RFC 4648)");
    }
  }

  private static Optional<String> optional(DocumentNode asked, String key) throws ApiException {
    try {
      return asked.findText(key);
    } catch (InvalidDataException noText) {
      throw new ApiException(422, "bad-" + key, String.valueOf(noText.getMessage()));
    }
  }
}
