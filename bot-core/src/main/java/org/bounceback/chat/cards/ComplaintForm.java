package org.bounceback.chat.cards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.complaint.Complaint;
import org.bounceback.hosting.ServerTable;

/** The forms of {@code cantsend} and {@code notarrived}: what to ask the customer. */
public final class ComplaintForm {
  public static final String CANT_SEND = "cantsend";
  public static final String NOT_ARRIVED = "notarrived";
  public static final String FROM = "from";
  private static final String TO = "to";
  private static final String LINE = "line";

  private final MessageBundle messageBundle;
  private final ServerTable serverTable;

  public ComplaintForm(MessageBundle messageBundle, ServerTable serverTable) {
    this.messageBundle = messageBundle;
    this.serverTable = serverTable;
  }

  public static boolean is(String formId) {
    return formId.equals(CANT_SEND) || formId.equals(NOT_ARRIVED);
  }

  /** Returns the form values in typed text, by field. Words that are not addresses are ignored. */
  public static Map<String, String> typed(String form, String text) {
    var values = new HashMap<String, String>();
    for (String word : text.split("[\\s,]+", -1)) {
      if (Ip.parse(word).isPresent()) {
        values.putIfAbsent(LINE, word);
      } else if (MailAddress.parse(word).isPresent()) {
        boolean isSecond = values.putIfAbsent(FROM, word) != null;
        if (isSecond && form.equals(NOT_ARRIVED)) {
          values.putIfAbsent(TO, word);
        }
      }
    }
    return values;
  }

  /** Returns a form in which only the recipient is filled in. */
  public static ChatRequest.FormSubmission receiving(String customer) {
    return new ChatRequest.FormSubmission(NOT_ARRIVED, Map.of(TO, customer), List.of());
  }

  /** Returns the form with the known values filled in. */
  public Form of(String form, Map<String, String> known) {
    List<Form.Field> fields =
        form.equals(CANT_SEND)
            ? List.of(
                field(FROM, "complaint.form-customer", known, true, "complaint.hint-customer"),
                field(LINE, "complaint.form-line", known, false, "complaint.hint-line"))
            : List.of(
                field(FROM, "complaint.form-from", known, false, "complaint.hint-from"),
                field(TO, "complaint.form-to", known, true, "complaint.hint-to"));
    return new Form(
        form,
        messageBundle.text("complaint.title-" + form),
        messageBundle.text("complaint.notice-" + form),
        fields,
        messageBundle.text("complaint.form-submit"));
  }

  /** Returns the errors in the entered values by field; empty if there are none. */
  public Map<String, String> errors(String form, Map<String, String> values) {
    var errors = new HashMap<String, String>();
    if (form.equals(CANT_SEND)) {
      if (address(values, FROM).isEmpty()) {
        errors.put(FROM, messageBundle.text("complaint.address-needed"));
      }
      if (!value(values, LINE).isEmpty() && Ip.parse(value(values, LINE)).isEmpty()) {
        errors.put(LINE, messageBundle.text("complaint.not-an-ip"));
      }
      return errors;
    }
    if (!value(values, FROM).isEmpty() && address(values, FROM).isEmpty()) {
      errors.put(FROM, messageBundle.text("complaint.address-needed"));
    }
    if (address(values, TO).isEmpty()) {
      errors.put(TO, messageBundle.text("complaint.address-needed"));
    }
    return errors;
  }

  /**
   * Returns the complaint. The domains that we host show whose complaint it is: the recipient's if
   * only the recipient's domain is ours or the sender is unknown, otherwise the sender's.
   *
   * @return empty if something is missing or invalid
   */
  public Optional<Complaint> complaint(String form, Map<String, String> values) {
    Optional<MailAddress> from = address(values, FROM);
    if (!errors(form, values).isEmpty()) {
      return Optional.empty();
    }
    if (form.equals(CANT_SEND)) {
      return from.map(
          customer -> new Complaint.CannotSend(customer, Ip.parse(value(values, LINE))));
    }
    return address(values, TO)
        .map(
            to ->
                from.filter(
                        sender ->
                            serverTable.hosts(sender.domain()) || !serverTable.hosts(to.domain()))
                    .<Complaint>map(sender -> new Complaint.LostMail(sender, to))
                    .orElseGet(() -> new Complaint.CannotReceive(to)));
  }

  private static Optional<MailAddress> address(Map<String, String> values, String name) {
    return MailAddress.parse(value(values, name));
  }

  private static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "").strip();
  }

  private Form.Field field(
      String name, String label, Map<String, String> known, boolean required, String hint) {
    return new Form.Field(
        name,
        messageBundle.text(label),
        Form.FieldKind.LINE,
        known.getOrDefault(name, ""),
        required,
        List.of(),
        messageBundle.text(hint));
  }
}
