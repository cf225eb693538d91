package org.bounceback.chat;

import java.util.List;
import java.util.Optional;

/**
 * A message that a user wrote where the bot reads.
 *
 * @param direct whether it was written in a direct conversation with the bot
 * @param mentionsBot whether it mentions the bot by name
 * @param files what is attached to it
 * @param text what it says, without the bot's name; may be empty
 */
public record WrittenMessage(
    boolean direct, boolean mentionsBot, List<UploadedFile> files, String text) {
  public WrittenMessage {
    files = List.copyOf(files);
  }

  /**
   * What the message requests. Files concern the bot wherever they are posted, text only if it is
   * addressed to the bot.
   *
   * @return empty for text that users write to each other
   */
  public Optional<ChatRequest> request() {
    boolean addressed = direct || mentionsBot;
    if (!files.isEmpty()) {
      return Optional.of(new ChatRequest.FileUpload(files, text, addressed));
    }
    return addressed ? Optional.of(new ChatRequest.PlainMessage(text)) : Optional.empty();
  }
}
