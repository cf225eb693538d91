package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which messages concern the bot, and which events have to be stored first. */
class WrittenMessageTest {
  private static final UploadedFile MAIL = new UploadedFile("bounce.eml", () -> new byte[0]);
  private static final UploadedFile PICTURE = new UploadedFile("shot.png", () -> new byte[0]);

  @Test
  void textOfOthersIsNoRequest() {
    assertEquals(Optional.empty(), new WrittenMessage(false, false, List.of(), "hi").request());
  }

  @Test
  void textIsARequestInADirectConversationOrWithAMention() {
    var request = Optional.of(new ChatRequest.PlainMessage("hi"));

    assertEquals(request, new WrittenMessage(true, false, List.of(), "hi").request());
    assertEquals(request, new WrittenMessage(false, true, List.of(), "hi").request());
  }

  @Test
  void filesAreARequestAnywhereAndSayWhetherTheBotWasAddressed() {
    assertEquals(
        Optional.of(new ChatRequest.FileUpload(List.of(MAIL), "", false)),
        new WrittenMessage(false, false, List.of(MAIL), "").request());
    assertEquals(
        Optional.of(new ChatRequest.FileUpload(List.of(MAIL), "", true)),
        new WrittenMessage(false, true, List.of(MAIL), "").request());
  }

  @Test
  void textAndFilesOfUsersAreDurable() {
    assertTrue(new ChatRequest.PlainMessage("hi").isDurable());
    assertTrue(new ChatRequest.MessageShortcut(List.of(), "550 no").isDurable());
    assertTrue(new ChatRequest.FileUpload(List.of(MAIL), "").isDurable());
    assertTrue(new ChatRequest.FileUpload(List.of(PICTURE), "", true).isDurable());
    assertTrue(new ChatRequest.SlashCommand("bounce", "", List.of(MAIL)).isDurable());
    assertTrue(form(BounceSubmission.FORM, "550 no").isDurable());
  }

  @Test
  void commandsButtonsAndWhatConcernsTheBotNotAreNotDurable() {
    assertFalse(new ChatRequest.SlashCommand("blacklist", "203.0.113.5").isDurable());
    assertFalse(new ChatRequest.ButtonClick("share:BB-1").isDurable());
    assertFalse(new ChatRequest.SendToTicket("1.0", "U1", "hi").isDurable());
    assertFalse(new ChatRequest.FileUpload(List.of(PICTURE), "").isDurable());
    assertFalse(form(BounceSubmission.FORM, " ").isDurable());
    assertFalse(form("feedback", "550 no").isDurable());
  }

  private static ChatRequest form(String form, String text) {
    return new ChatRequest.FormSubmission(form, Map.of("text", text), List.of());
  }
}
