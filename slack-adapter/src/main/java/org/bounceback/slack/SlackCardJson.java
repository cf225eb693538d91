package org.bounceback.slack;

import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import org.bounceback.chat.Card;

/** Cards as Slack gets them. */
public final class SlackCardJson {

  private SlackCardJson() {}

  /** The members {@code text} and {@code blocks} of a message, in one line. */
  public static String of(Card card) {
    SlackCard drawn = CardRenderer.message(card);
    var message = new JsonObject();
    message.addProperty("text", drawn.text());
    message.add("blocks", GsonFactory.createSnakeCase().toJsonTree(drawn.blocks()));
    return message.toString();
  }
}
