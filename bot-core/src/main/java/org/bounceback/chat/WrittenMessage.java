package org.bounceback.chat;

import java.util.List;
import java.util.Optional;

/**
 * A message that a user wrote in a conversation that the bot reads.
 *
 * @param direct whether it was written in a direct conversation with the bot
 * @param mentionsBot whether it mentions the bot by name
 * @param files the attached files
 * @param text without the mention of the bot; may be empty
 */
public record WrittenMessage(
    boolean direct, boolean mentionsBot, List<UploadedFile> files, String text) {
  public WrittenMessage {
    files = List.copyOf(files);
  }

  /**
   * Returns the request in the message. Files are a request wherever they are posted, text only if
   * it is addressed to the bot.
   *
   * @return empty for text between users
   */
  public Optional<ChatRequest> request() {
    boolean addressed = direct || mentionsBot;
    if (!files.isEmpty()) {
      return Optional.of(new ChatRequest.FileUpload(files, text, addressed));
    }
    return addressed ? Optional.of(new ChatRequest.PlainMessage(text)) : Optional.empty();
  }
}
