package org.bounceback.slack;

import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import org.bounceback.chat.Card;

/** Renders cards as the JSON that Slack receives. */
public final class SlackCardJson {

  private SlackCardJson() {}

  /** Returns the members {@code text} and {@code blocks} of a message, on one line. */
  public static String of(Card card) {
    SlackCard rendered = CardRenderer.message(card);
    var message = new JsonObject();
    message.addProperty("text", rendered.text());
    message.add("blocks", GsonFactory.createSnakeCase().toJsonTree(rendered.blocks()));
    return message.toString();
  }
}
