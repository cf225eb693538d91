package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.slack.BlockElementFinder.Press;
import org.bounceback.sandbox.slack.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buttons are found by their label. */
class BlockElementFinderTest {
  private static final String CARD =
      "[{'type':'actions','elements':[{'type':'button','action_id':'share','value':'7',"
          + "'text':{'type':'plain_text','text':'Share'}}]},"
          + "{'type':'context_actions','elements':[{'type':'feedback_buttons','action_id':'thumbs',"
          + "'positive_button':{'text':{'type':'plain_text','text':'Yes'},'value':'yes:7'},"
          + "'negative_button':{'text':{'type':'plain_text','text':'No'},'value':'no:7'}}]}]";

  private SlackFixture fixture;
  private Message card;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
    fixture.client.call(
        "chat.postMessage",
        fixture.filled("{'channel':'SUPPORT','text':'Listed','blocks':" + CARD + "}"));
    card = fixture.slack.workspace().messages().in(fixture.support.id()).get(2);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aButtonIsPressedByItsAction() {
    assertEquals(
        Optional.of(new Press("share", Optional.empty())),
        BlockElementFinder.labelled(card, "Share"));
  }

  @Test
  void aFeedbackButtonIsPressedByItsActionAndValue() {
    assertEquals(
        Optional.of(new Press("thumbs", Optional.of("no:7"))),
        BlockElementFinder.labelled(card, "No"));
  }

  @Test
  void aMissingButtonCannotBePressed() {
    assertEquals(Optional.empty(), BlockElementFinder.labelled(card, "Delete"));
  }

  @Test
  void theInputsOfAFormComeFromTopToBottom() throws Exception {
    var form = fixture.modal("[{'type':'divider'}," + input("subject") + "," + input("note") + "]");

    assertEquals(List.of("subject", "note"), BlockElementFinder.inputs(form));
  }

  private static String input(String block) {
    return "{'type':'input','block_id':'"
        + block
        + "','label':{'type':'plain_text','text':'L'},"
        + "'element':{'type':'plain_text_input','action_id':'v'}}";
  }
}
