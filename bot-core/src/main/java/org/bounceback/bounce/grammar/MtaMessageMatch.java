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

  /** Returns whether a message that starts here is inside a field that may contain another. */
  boolean mayContain(int from) {
    return match.fields().entrySet().stream()
        .anyMatch(
            field ->
                TemplateField.of(field.getKey()) == TemplateField.TEXT
                    && field.getValue().contains(from, from + 1));
  }
}
