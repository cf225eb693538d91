package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Form;
import org.bounceback.findings.Findings;
import org.bounceback.findings.OutgoingTexts;
import org.bounceback.findings.RecipientFindings;

/**
 * The form with a text to send to somebody: the user selects its language, edits it and copies it.
 */
public final class ReplyForm {
  public static final String LANGUAGE = "language";
  private static final String TEXT = "text-";

  private final MessageBundle messageBundle;

  public ReplyForm(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Who receives the text. */
  public enum Addressee {
    CUSTOMER,
    /** The recipient's mail administrator. */
    MAIL_ADMIN;

    private String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The ID of the form: a text of a case in a language. */
  public record Id(Addressee addressee, CaseId about, Language language) {

    /** Parses the ID of a form; empty if it is another form. */
    public static Optional<Id> parse(String formId) {
      List<String> parts = List.of(formId.split(":", -1));
      return parts.size() == 3
          ? Arrays.stream(Addressee.values())
              .filter(each -> parts.get(0).equals(kind(each)))
              .findFirst()
              .flatMap(
                  each ->
                      CaseId.parse(parts.get(1))
                          .flatMap(
                              about ->
                                  Language.ofTag(parts.get(2))
                                      .map(language -> new Id(each, about, language))))
          : Optional.empty();
    }

    private static String kind(Addressee addressee) {
      return "copy-" + addressee.code();
    }

    String text() {
      return kind(addressee) + ":" + about + ":" + language.code();
    }
  }

  /** Returns whether findings have such a text. */
  static boolean isFor(Findings findings, Addressee addressee) {
    return text(findings, addressee, Language.ENGLISH).isPresent();
  }

  /** Returns the field for errors of the form as a whole. */
  public static String fieldForErrors(Id id) {
    return TEXT + id.language().code();
  }

  /** Returns the language that the reader of a case's texts probably reads. */
  public static Language language(Case stored) {
    return stored
        .findings()
        .outgoing()
        .flatMap(OutgoingTexts::language)
        .flatMap(Language::ofTag)
        .orElse(Language.ENGLISH);
  }

  /** Returns the form; empty if the case has no such text. */
  public Optional<Form> of(Case stored, Addressee addressee, Language language) {
    return text(stored.findings(), addressee, language)
        .map(text -> form(stored, new Id(addressee, stored.id(), language), text));
  }

  /** Returns the submitted text as a card, or the text in the language that was selected last. */
  public Optional<Card> submitted(Case stored, Id id, Map<String, String> values) {
    Language language = Language.ofTag(values.getOrDefault(LANGUAGE, "")).orElse(id.language());
    Optional<String> edited =
        Optional.ofNullable(values.get(TEXT + id.language().code()))
            .filter(text -> language == id.language() && !text.isBlank());
    return edited
        .or(() -> text(stored.findings(), id.addressee(), language))
        .map(text -> card(id.addressee(), language, text));
  }

  private Card card(Addressee addressee, Language language, String text) {
    String title = messageBundle.text("reply.title-" + addressee.code());
    return new Card(
        messageBundle.text("reply." + language.code()),
        List.of(new Block.QuoteBlock(title, text, Block.QuoteStyle.MACHINE)),
        List.of());
  }

  private Form form(Case stored, Id id, String text) {
    List<Form.Choice> languages =
        Arrays.stream(Language.values())
            .filter(each -> isTranslated(stored.findings(), id.addressee(), each))
            .map(each -> new Form.Choice(each.code(), messageBundle.text("reply." + each.code())))
            .toList();
    List<Form.Field> fields = new ArrayList<>();
    if (languages.size() > 1) {
      fields.add(
          new Form.Field(
              LANGUAGE,
              messageBundle.text("reply.form-language"),
              Form.FieldKind.SWITCH,
              id.language().code(),
              true,
              languages));
    }
    // Slack keeps what a field contains while its name stays the same.
    fields.add(
        new Form.Field(
            TEXT + id.language().code(),
            messageBundle.text("reply.form-text"),
            Form.FieldKind.PARAGRAPH,
            text,
            true,
            List.of(),
            messageBundle.text("reply.form-hint")));
    return new Form(
        id.text(),
        messageBundle.text("reply.title-" + id.addressee().code()),
        "",
        fields,
        messageBundle.text("reply.form-submit"));
  }

  private static boolean isTranslated(Findings findings, Addressee addressee, Language language) {
    return findings
        .outgoing()
        .flatMap(texts -> Optional.ofNullable(texts.translations().get(language.code())))
        .flatMap(text -> text(text, addressee))
        .isPresent();
  }

  private static Optional<String> text(Findings findings, Addressee addressee, Language language) {
    if (addressee == Addressee.MAIL_ADMIN && findings instanceof RecipientFindings recipient) {
      return Optional.of(recipient.message()).filter(text -> !text.isBlank());
    }
    return findings.outgoing().flatMap(texts -> text(texts.in(language.code()), addressee));
  }

  private static Optional<String> text(OutgoingTexts.OutgoingText text, Addressee addressee) {
    Optional<String> found = addressee == Addressee.CUSTOMER ? text.reply() : text.letter();
    return found.filter(each -> !each.isBlank());
  }
}
