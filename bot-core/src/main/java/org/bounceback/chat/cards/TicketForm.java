package org.bounceback.chat.cards;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.Form;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.Findings;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketSeverity;

/** The form that opens a ticket: prefills it, validates it and converts it to a ticket request. */
public final class TicketForm {
  private static final String KIND = "ticket:";
  public static final String SUBJECT = "subject";
  private static final String SEVERITY = "severity";
  private static final String REQUESTER = "requester";
  private static final String NOTE = "note";
  private static final String COPY = "copy";
  private static final int MAX_SUBJECT = 200;

  /** What an agent enters instead of a requester to add the case to an open ticket. */
  private static final Pattern JOIN = Pattern.compile("(?i)join\\s+#?([a-z0-9][a-z0-9-]{0,39})");

  private final MessageBundle messageBundle;

  public TicketForm(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the case of a submitted form; empty if it is another form. */
  public static Optional<CaseId> caseOf(String formId) {
    return formId.startsWith(KIND)
        ? CaseId.parse(formId.substring(KIND.length()))
        : Optional.empty();
  }

  public Form of(Case stored, ChatUser chatUser) {
    String subject =
        messageBundle.text("ticket.subject", "headline", stored.caseResult().headline());
    List<Form.Choice> severities =
        Arrays.stream(TicketSeverity.values())
            .map(
                each ->
                    new Form.Choice(
                        code(each), messageBundle.text("ticket.severity-" + code(each))))
            .toList();
    List<Form.Field> fields = new ArrayList<>();
    fields.addAll(
        List.of(
            new Form.Field(
                SUBJECT,
                messageBundle.text("ticket.form-subject"),
                Form.FieldKind.LINE,
                subject.substring(0, Math.min(subject.length(), MAX_SUBJECT)),
                true,
                List.of()),
            new Form.Field(
                SEVERITY,
                messageBundle.text("ticket.form-severity"),
                Form.FieldKind.CHOICE,
                code(TicketSeverity.NORMAL),
                true,
                severities),
            new Form.Field(
                NOTE,
                messageBundle.text("ticket.form-note"),
                Form.FieldKind.PARAGRAPH,
                "",
                false,
                List.of())));
    if (chatUser.isAgent()) {
      fields.add(
          2,
          new Form.Field(
              REQUESTER,
              messageBundle.text("ticket.form-requester"),
              Form.FieldKind.LINE,
              chatUser.contact(),
              true,
              List.of(),
              messageBundle.text("ticket.form-requester-hint")));
    }
    if (stored.kind() == CaseKind.BOUNCE && !stored.isMailDeleted()) {
      fields.add(copy());
    }
    return new Form(
        KIND + stored.id(),
        messageBundle.text("ticket.form-title"),
        notice(stored),
        fields,
        messageBundle.text("ticket.form-submit"));
  }

  private Form.Field copy() {
    List<Form.Choice> copies =
        Arrays.stream(MailDisclosure.values())
            .map(
                each ->
                    new Form.Choice(each.code(), messageBundle.text("ticket.copy-" + each.code())))
            .toList();
    return new Form.Field(
        COPY,
        messageBundle.text("ticket.form-copy"),
        Form.FieldKind.CHOICE,
        MailDisclosure.WHOLE.code(),
        true,
        copies);
  }

  /** Returns the errors in the entered values by field; empty if there are none. */
  public Map<String, String> errors(ChatUser chatUser, Map<String, String> values) {
    var errors = new HashMap<String, String>();
    String subject = values.getOrDefault(SUBJECT, "").strip();
    if (subject.isEmpty() || subject.length() > MAX_SUBJECT) {
      errors.put(SUBJECT, messageBundle.text("ticket.subject-needed"));
    }
    if (chatUser.isAgent() && values.getOrDefault(REQUESTER, "").isBlank()) {
      errors.put(REQUESTER, messageBundle.text("ticket.requester-needed"));
    }
    return errors;
  }

  /** Returns the number of the ticket that an agent entered instead of a requester. */
  public Optional<String> joinTicket(ChatUser chatUser, Map<String, String> values) {
    Matcher chosen = JOIN.matcher(values.getOrDefault(REQUESTER, "").strip());
    return chatUser.isAgent() && chosen.matches() ? Optional.of(chosen.group(1)) : Optional.empty();
  }

  /** Returns the error for a ticket that the case cannot be added to. */
  public Map<String, String> noTicketToJoin(String number) {
    return Map.of(REQUESTER, messageBundle.text("ticket.join-nowhere", "number", number));
  }

  /**
   * Returns the ticket request. A user who is not an agent is always the requester, whatever the
   * form contains.
   */
  public TicketRequest submission(
      Case stored, String key, ChatUser chatUser, Map<String, String> values) {
    Optional<String> join = joinTicket(chatUser, values);
    String reporter = chatUser.contact().isBlank() ? chatUser.id() : chatUser.contact();
    String requester =
        chatUser.isAgent() && join.isEmpty()
            ? values.getOrDefault(REQUESTER, "").strip()
            : reporter;
    var ticketRequest = submission(stored, key, reporter, requester, values);
    return chatUser.isAgent() ? ticketRequest.byAgent(join) : ticketRequest;
  }

  private static TicketRequest submission(
      Case stored, String key, String reporter, String requester, Map<String, String> values) {
    return new TicketRequest(
        key,
        requester,
        values.getOrDefault(SUBJECT, "").strip(),
        severity(values.getOrDefault(SEVERITY, "")),
        values.getOrDefault(NOTE, "").strip(),
        isIncomplete(stored),
        reporter,
        MailDisclosure.of(values.getOrDefault(COPY, "")).orElse(MailDisclosure.WHOLE));
  }

  private String notice(Case stored) {
    if (stored.kind() == CaseKind.LOOKUP) {
      return messageBundle.text("ticket.notice-lookup");
    }
    if (stored.isMailDeleted()) {
      return messageBundle.text("ticket.notice-mail-deleted");
    }
    return isIncomplete(stored)
        ? messageBundle.text("ticket.notice-incomplete", "missing", missing(stored.findings()))
        : "";
  }

  /** Returns which headers are missing, as text. */
  private String missing(Findings findings) {
    boolean hasFullHeaders =
        findings instanceof BounceFindings bounce
            && bounce.message().filter(BounceMessage::fullHeaders).isPresent();
    return messageBundle.text(hasFullHeaders ? "ticket.missing-returned" : "ticket.missing-own");
  }

  private static boolean isIncomplete(Case stored) {
    return stored.kind() == CaseKind.LOOKUP
        || stored.isMailDeleted()
        || !stored.findings().contact().equals("ready");
  }

  private static TicketSeverity severity(String value) {
    return Arrays.stream(TicketSeverity.values())
        .filter(each -> code(each).equals(value))
        .findFirst()
        .orElse(TicketSeverity.NORMAL);
  }

  private static String code(TicketSeverity ticketSeverity) {
    return ticketSeverity.name().toLowerCase(Locale.ROOT);
  }
}
