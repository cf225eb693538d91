package org.bounceback.bounce.grammar;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.SmtpStage;

/**
 * A message of a mail server that was found in a text.
 *
 * @param message the message
 * @param match its place and fields
 * @param flat the text
 * @param nested whether it is inside a text field of another message
 * @param wraps whether a message was found inside one of its text fields
 */
record MtaMessageMatch(
    MtaMessage message, MessageTemplate.Match match, FlatText flat, boolean nested, boolean wraps) {

  private static final int CODE_LENGTH = 4;

  int start() {
    return match.range().start();
  }

  int end() {
    return match.range().end();
  }

  /** Returns the text of the whole message, as written. */
  String text() {
    return flat.original(start(), end());
  }

  /** Returns the value of a field as written, if the message has it and it is not empty. */
  Optional<String> field(String name) {
    return Optional.ofNullable(match.fields().get(name))
        .map(range -> flat.original(range.start(), range.end()))
        .filter(value -> !value.isEmpty());
  }

  /** Returns where the message is in the original text. */
  ServerSentence sentence() {
    return new ServerSentence(
        flat.offset(start()),
        flat.offset(end()),
        StatementReader.isFrame(message),
        field("recipient").filter(recipient -> recipient.indexOf('@') > 0).isPresent());
  }

  /** Returns the name of the other server. */
  Optional<String> host() {
    return field("host").flatMap(HostField::name);
  }

  /** Returns the IP address of the other server. */
  Optional<Ip> ip() {
    return field("ip").flatMap(Ip::parse).or(() -> field("host").flatMap(HostField::ip));
  }

  /** Returns the stage that the message fixes, otherwise the one that its field names. */
  Optional<SmtpStage> stage() {
    return message.stage().or(() -> field("stage").flatMap(StageWords::find));
  }

  /** Returns whether the message begins with a reply code or follows one. */
  boolean isInReply() {
    String flatText = flat.flat();
    int space = flatText.lastIndexOf(' ', Math.max(0, start() - 2));
    boolean afterStatus = start() > 1 && isStatus(flatText.substring(space + 1, start()).strip());
    int code = (afterStatus ? space + 1 : start()) - CODE_LENGTH;
    return StatusFieldReader.beginsWithCode(text())
        || (code >= 0 && StatusFieldReader.beginsWithCode(flatText.substring(code)));
  }

  private static boolean isStatus(String word) {
    return word.length() >= 5 && word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
  }

  /** Returns whether another message is inside a field that may contain one. */
  boolean mayContain(MtaMessageMatch other) {
    return match.fields().entrySet().stream()
        .anyMatch(
            field ->
                switch (TemplateField.of(field.getKey())) {
                  case TEXT -> field.getValue().contains(other.start(), other.start() + 1);
                  case REPLY -> isAll(field.getValue(), other);
                  default -> false;
                });
  }

  /** Returns whether the author wrote its own message where other messages have a reply. */
  private boolean isAll(MessageTemplate.Range field, MtaMessageMatch other) {
    return other.message().software().equals(message.software())
        && other.start() - field.start() >= 0
        && other.start() - field.start() <= 1
        && other.end() >= field.end()
        && !Character.isDigit(flat.at(other.start()));
  }
}
