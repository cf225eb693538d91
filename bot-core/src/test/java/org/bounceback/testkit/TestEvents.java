package org.bounceback.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bounceback.chat.Audience;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.EventId;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.data.Resources;

/** Events of an agent in a channel. */
public final class TestEvents {
  /** The agent. */
  public static final ChatUser AGENT = agent("U1");

  private TestEvents() {}

  /** Returns an agent with that ID. */
  public static ChatUser agent(String id) {
    return new ChatUser(id, "agent@host.example", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT));
  }

  /** Returns an event with IDs of its own. */
  public static InboundEvent event(ChatRequest chatRequest) {
    return event(UUID.randomUUID().toString(), UUID.randomUUID().toString(), chatRequest);
  }

  /** Returns an event with these IDs. */
  public static InboundEvent event(String delivery, String content, ChatRequest chatRequest) {
    return new InboundEvent(
        new EventId(delivery),
        new EventId(content),
        AGENT,
        location(Optional.empty(), Integer.MAX_VALUE),
        chatRequest);
  }

  /** Returns an event in a thread. */
  public static InboundEvent inThread(String thread, ChatRequest chatRequest) {
    return at(location(Optional.of(thread), Integer.MAX_VALUE), event(chatRequest));
  }

  /** Returns an event of a user in a channel that customers read. */
  public static InboundEvent inCustomerChannel(ChatUser chatUser, ChatRequest chatRequest) {
    ChatLocation location = location(Optional.empty(), Integer.MAX_VALUE);
    return at(location.readBy(Audience.CUSTOMERS), event(chatRequest).by(chatUser));
  }

  /** Returns an event in a channel where a card may be edited only that often. */
  public static InboundEvent withEdits(int edits, ChatRequest chatRequest) {
    return at(location(Optional.empty(), edits), event(chatRequest));
  }

  /** Returns an upload of sample files, which does not address the bot. */
  public static ChatRequest upload(String... names) {
    return new ChatRequest.FileUpload(Stream.of(names).map(TestEvents::file).toList(), "");
  }

  /** Returns an upload of a file with this content. */
  public static ChatRequest upload(String name, byte[] content) {
    return new ChatRequest.FileUpload(List.of(new UploadedFile(name, () -> content)), "");
  }

  /** Returns a sample file, which is read when it is downloaded. */
  public static UploadedFile file(String name) {
    return new UploadedFile(name, name, () -> content(name));
  }

  /** Returns the content of a sample file. */
  public static byte[] content(String name) {
    return Resources.text(TestEvents.class, name).getBytes(StandardCharsets.UTF_8);
  }

  private static InboundEvent at(ChatLocation location, InboundEvent event) {
    return new InboundEvent(
        event.delivery(), event.content(), event.chatUser(), location, event.chatRequest());
  }

  private static ChatLocation location(Optional<String> thread, int edits) {
    return new ChatLocation(
        RecordingMessagePoster.PLATFORM, "T1", "channel", thread, new Capabilities(edits, true));
  }
}
