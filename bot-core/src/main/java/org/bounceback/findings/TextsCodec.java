package org.bounceback.findings;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.bounceback.advice.AgentTexts;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.OutgoingTexts.OutgoingText;

/** Writes and reads the texts that are sent to others. */
final class TextsCodec {

  private TextsCodec() {}

  /** Adds a reply to the customer. */
  static JsonObjectBuilder addReply(JsonObjectBuilder json, OutgoingTexts texts) {
    var translations = new JsonObjectBuilder();
    texts
        .translations()
        .forEach((code, text) -> translations.with(code, addAgent(reply(text), text)));
    json.with("reply", texts.english().reply()).with("language", texts.language());
    return json.with("translations", translations);
  }

  /** Adds a reply to the customer and an e-mail to the recipient's mail admin. */
  static JsonObjectBuilder addReplyAndLetter(JsonObjectBuilder json, OutgoingTexts texts) {
    var translations = new JsonObjectBuilder();
    texts
        .translations()
        .forEach(
            (code, text) ->
                translations.with(code, addAgent(reply(text).with("letter", text.letter()), text)));
    return json.with("reply", texts.english().reply())
        .with("letter", texts.english().letter())
        .with("language", texts.language())
        .with("translations", translations);
  }

  static OutgoingTexts read(DocumentNode json) {
    var translations = new LinkedHashMap<String, OutgoingText>();
    json.find("translations")
        .ifPresent(
            all ->
                all.keys().forEach(code -> translations.put(code, translation(all.require(code)))));
    return new OutgoingTexts(text(json), json.findText("language"), translations);
  }

  private static JsonObjectBuilder reply(OutgoingText text) {
    return new JsonObjectBuilder().with("reply", text.reply());
  }

  private static JsonObjectBuilder addAgent(JsonObjectBuilder json, OutgoingText text) {
    text.agent()
        .ifPresent(
            agent ->
                json.with("headline", agent.headline())
                    .with("explanation", agent.explanation())
                    .with("next", agent.next()));
    return json;
  }

  private static OutgoingText translation(DocumentNode json) {
    return new OutgoingText(
        json.findText("reply"),
        json.findText("letter"),
        json.findText("headline")
            .map(
                headline ->
                    new AgentTexts(
                        headline, json.findText("explanation").orElse(""), json.texts("next"))));
  }

  private static OutgoingText text(DocumentNode json) {
    return new OutgoingText(json.findText("reply"), json.findText("letter"), Optional.empty());
  }
}
