package org.bounceback.chat.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.cases.CaseRequester;
import org.bounceback.chat.Audience;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.FollowUp;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.StoredInboundEvent.StoredEventKind;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores events before they are acknowledged and marks them as answered when their work is done.
 * The next process finds the events whose work was not finished.
 */
public final class DurableEvents {
  private static final Logger log = LoggerFactory.getLogger(DurableEvents.class);

  private final EventInbox eventInbox;

  public DurableEvents(EventInbox eventInbox) {
    this.eventInbox = eventInbox;
  }

  public boolean keep(InboundEvent inboundEvent) throws EventNotStoredException {
    Optional<StoredInboundEvent> storedInboundEvent = arrival(inboundEvent);
    try {
      return storedInboundEvent.isEmpty() || eventInbox.keep(storedInboundEvent.get());
    } catch (StoreException failed) {
      throw new EventNotStoredException(failed);
    }
  }

  public void drop(InboundEvent inboundEvent) {
    if (arrival(inboundEvent).isEmpty()) {
      return;
    }
    try {
      eventInbox.drop(inboundEvent.content());
    } catch (StoreException failed) {
      log.error(
          "event not deleted, the next start processes it event={}",
          inboundEvent.content(),
          failed);
    }
  }

  public List<UnfinishedEvent> unfinished(String platform, UploadedFile.Finder files)
      throws EventNotStoredException {
    try {
      return eventInbox.takeUp(platform).stream()
          .map(
              pendingEvent ->
                  new UnfinishedEvent(inbound(pendingEvent, files), pendingEvent.answer()))
          .toList();
    } catch (StoreException failed) {
      throw new EventNotStoredException(failed);
    }
  }

  /** Returns the same response, which marks the event as answered when its work is done. */
  public BotResponse settling(InboundEvent inboundEvent, BotResponse botResponse) {
    // The details of the files may have been loaded after the event was stored.
    boolean stored =
        inboundEvent.chatRequest() instanceof ChatRequest.FileUpload
            || inboundEvent.chatRequest() instanceof ChatRequest.GivenUp
            || inboundEvent.isDurable();
    if (!stored) {
      return botResponse;
    }
    if (botResponse.later().isEmpty()) {
      done(inboundEvent);
      return botResponse;
    }
    FollowUp followUp = botResponse.later().get();
    return BotResponse.of(
        botResponse.now(),
        messagePoster -> {
          var finished = followUp.start(messagePoster);
          answered(inboundEvent, messagePoster);
          return finished.thenRun(() -> done(inboundEvent));
        });
  }

  private void answered(InboundEvent inboundEvent, MessagePoster messagePoster) {
    if (messagePoster.first().message().isEmpty()) {
      return;
    }
    try {
      eventInbox.answered(inboundEvent.content(), messagePoster.first());
    } catch (StoreException failed) {
      log.warn("location of a response not stored event={}", inboundEvent.content(), failed);
    }
  }

  private void done(InboundEvent inboundEvent) {
    try {
      eventInbox.done(inboundEvent.content());
    } catch (StoreException failed) {
      log.warn(
          "event answered, but not marked as answered event={}", inboundEvent.content(), failed);
    }
  }

  /** Returns what to store of an event; empty if it is not durable. */
  private static Optional<StoredInboundEvent> arrival(InboundEvent inboundEvent) {
    return inboundEvent.isDurable() ? stored(inboundEvent) : Optional.empty();
  }

  private static Optional<StoredInboundEvent> stored(InboundEvent inboundEvent) {
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.FileUpload upload) {
      List<UploadedFile> files = upload.relevantFiles();
      // A picture is stored only if the bot is addressed, so it is a request.
      StoredEventKind kind =
          files.stream().anyMatch(UploadedFile::isPicture)
              ? StoredEventKind.REQUEST
              : StoredEventKind.UPLOAD;
      return Optional.of(arrival(inboundEvent, kind, upload.text(), files));
    }
    if (chatRequest instanceof ChatRequest.PlainMessage message) {
      return Optional.of(arrival(inboundEvent, StoredEventKind.SAID, message.text(), List.of()));
    }
    if (chatRequest instanceof ChatRequest.MessageShortcut shortcut) {
      return Optional.of(request(inboundEvent, shortcut.text(), shortcut.files()));
    }
    if (chatRequest instanceof ChatRequest.SlashCommand command) {
      return Optional.of(request(inboundEvent, command.text(), command.files()));
    }
    return chatRequest instanceof ChatRequest.FormSubmission sent
        ? BounceSubmission.of(sent)
            .map(bounce -> request(inboundEvent, bounce.text(), bounce.files()))
        : Optional.empty();
  }

  private static StoredInboundEvent request(
      InboundEvent inboundEvent, String text, List<UploadedFile> files) {
    return arrival(inboundEvent, StoredEventKind.REQUEST, text, files);
  }

  private static StoredInboundEvent arrival(
      InboundEvent inboundEvent,
      StoredEventKind storedEventKind,
      String text,
      List<UploadedFile> files) {
    return new StoredInboundEvent(
        inboundEvent.content(),
        inboundEvent.chatLocation().platform(),
        new CaseRequester(
            inboundEvent.chatUser().id(),
            inboundEvent.chatLocation().workspace(),
            inboundEvent.chatLocation().channel(),
            inboundEvent.chatLocation().thread()),
        inboundEvent.chatUser().locale(),
        inboundEvent.chatUser().contact(),
        storedEventKind.readBy(inboundEvent.chatLocation().audience()),
        text,
        files.stream()
            .map(file -> new StoredInboundEvent.FileName(file.name(), file.reference()))
            .toList());
  }

  private static InboundEvent inbound(PendingEvent pendingEvent, UploadedFile.Finder finder) {
    StoredInboundEvent storedInboundEvent = pendingEvent.storedInboundEvent();
    CaseRequester caseRequester = storedInboundEvent.caseRequester();
    return new InboundEvent(
        storedInboundEvent.key(),
        storedInboundEvent.key(),
        user(storedInboundEvent),
        new ChatLocation(
                storedInboundEvent.platform(),
                caseRequester.workspace(),
                caseRequester.channel(),
                caseRequester.thread(),
                Capabilities.UNLIMITED)
            .readBy(storedInboundEvent.storedEventKind().audience()),
        ask(pendingEvent, finder));
  }

  /** Returns the user of a stored event. Outside channels for customers only agents are stored. */
  private static ChatUser user(StoredInboundEvent stored) {
    return new ChatUser(
        stored.caseRequester().person(),
        stored.contact(),
        stored.locale(),
        stored.storedEventKind().audience() == Audience.TEAM
            ? Set.of(ChatUser.UserRole.AGENT)
            : Set.of());
  }

  private static ChatRequest ask(PendingEvent pendingEvent, UploadedFile.Finder finder) {
    StoredInboundEvent storedInboundEvent = pendingEvent.storedInboundEvent();
    if (pendingEvent.givenUp()) {
      return new ChatRequest.GivenUp(
          storedInboundEvent.files().stream().map(StoredInboundEvent.FileName::name).toList());
    }
    List<UploadedFile> files =
        storedInboundEvent.files().stream()
            .map(
                file ->
                    new UploadedFile(file.name(), file.reference(), finder.find(file.reference())))
            .toList();
    return switch (storedInboundEvent.storedEventKind()) {
      case UPLOAD, CUSTOMER_UPLOAD -> new ChatRequest.FileUpload(files, storedInboundEvent.text());
      case REQUEST, CUSTOMER_REQUEST ->
          new ChatRequest.MessageShortcut(files, storedInboundEvent.text());
      case SAID, CUSTOMER_SAID -> new ChatRequest.PlainMessage(storedInboundEvent.text());
    };
  }
}
