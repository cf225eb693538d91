package org.bounceback.chat.cards;

import java.util.List;
import java.util.Optional;
import org.bounceback.blocklist.DelistingRequest.Entry;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.Findings;

/** The form for a delisting request: the list, and the cause of the listing. */
public final class DelistingForm {
  public static final String CAUSE = "cause";
  private static final String LIST = "list";
  private static final String KIND = "removal:";
  private static final int MAX_LISTS = 25;

  private DelistingForm() {}

  /** Returns the case of a submitted form; empty if it is another form. */
  public static Optional<CaseId> caseOf(String formId) {
    return formId.startsWith(KIND)
        ? CaseId.parse(formId.substring(KIND.length()))
        : Optional.empty();
  }

  /** Returns whether a check found a listing. */
  static boolean isFor(Findings findings) {
    return findings instanceof BlocklistFindings lists && !lists.listed().isEmpty();
  }

  public static Form of(MessageBundle messageBundle, Case stored) {
    List<Form.Choice> lists =
        entries(stored).stream()
            .limit(MAX_LISTS)
            .map(each -> new Form.Choice(each.zone(), each.title()))
            .toList();
    String first = lists.isEmpty() ? "" : lists.get(0).value();
    return new Form(
        KIND + stored.id(),
        messageBundle.text("removal.form-title"),
        messageBundle.text("removal.form-notice"),
        List.of(
            new Form.Field(
                LIST,
                messageBundle.text("removal.form-list"),
                Form.FieldKind.CHOICE,
                first,
                true,
                lists),
            new Form.Field(
                CAUSE,
                messageBundle.text("removal.form-cause"),
                Form.FieldKind.PARAGRAPH,
                "",
                false,
                List.of(),
                messageBundle.text("removal.form-cause-hint"))),
        messageBundle.text("removal.form-submit"));
  }

  /** Returns the selected entry; empty if the case no longer has it. */
  public static Optional<Entry> chosen(Case stored, ChatRequest.FormSubmission sent) {
    String zone = sent.values().getOrDefault(LIST, "");
    return entries(stored).stream().filter(each -> each.zone().equals(zone)).findFirst();
  }

  private static List<Entry> entries(Case stored) {
    return stored.findings() instanceof BlocklistFindings lists
        ? lists.listed().stream().map(BlocklistFindings.Listing::toDelistingEntry).toList()
        : List.of();
  }
}
