<?php
/**
 * Acts that reach further than the item they are told to: who wrote what, and when, stays as it is, and so does what others did to it.
 * `src/adapter/store/deep-acts.ts`, of discussions.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

function plan_deep_act( $name, $subject, $told, $reader ) {
	switch ( $name ) {
		case 'ask':
			return plan_ask( $subject, $told, $reader );
		case 'move':
			return plan_move( $subject, $told, $reader );
		case 'split':
			return plan_split( $subject, $told, $reader );
		case 'merge':
			return plan_merge( $subject, $told, $reader );
	}
	throw new Refusal( 'unsupported', "Nobody can “{$name}” a {$subject['kind']} in WordPress." );
}

/** An expert is asked to look at it: once, and with the reason. */
function plan_ask( $subject, $told, $reader ) {
	$asked = $subject['asked'] ?? array();
	foreach ( $asked as $each ) {
		if ( $each->member === $told['member'] ) {
			return array( 'put' => array(), 'remove' => array(), 'answer' => array( $subject['id'] ) );
		}
	}
	$now  = now();
	$one  = array( 'member' => $told['member'], 'at' => $now ) + array_intersect_key( $told, array( 'because' => true ) );
	$next = touched( $subject, array( 'asked' => array_merge( $asked, array( (object) $one ) ) ), $reader->actor, $now );
	return array( 'put' => array( $next ), 'remove' => array(), 'answer' => array( $next['id'] ) );
}

/** To another community, with all that hangs on it. */
function plan_move( $subject, $told, $reader ) {
	$place = $told['community'];
	$also  = array_values( array_diff( $subject['alsoFor'] ?? array(), array( $place ) ) );
	$put   = array( touched( $subject, array( 'community' => $place, 'alsoFor' => $also ), $reader->actor, now() ) );
	foreach ( below( $subject['id'], $reader->rows ) as $item ) {
		$put[] = replaced( $item, array( 'community' => $place ) );
	}
	return array( 'put' => $put, 'remove' => array(), 'answer' => array( $subject['id'] ) );
}

/** A reply becomes a discussion of its own, with the answers to it; in its place stays where it went. */
function plan_split( $subject, $told, $reader ) {
	$rows  = $reader->rows;
	$id    = $told['id'];
	$reply = $rows->item( $told['reply'] );
	if ( null !== $rows->item( $id ) || $rows->is_gone( $id ) ) {
		throw new Refusal( 'conflict', 'There is another item with this id. Make a new id.' );
	}
	$made  = array(
		'id'         => $id,
		'kind'       => 'discussion',
		'version'    => new_version(),
		'type'       => 'poll' === $subject['type'] ? 'idea' : $subject['type'],
		'title'      => $told['title'],
		'body'       => $reply['body'],
		'visibility' => narrower( $subject['visibility'], $reply['visibility'] ),
		'state'      => 'open',
	);
	$made += array_intersect_key( $subject, array( 'topics' => true ) ) + handed_on( $reply );
	$moved = array();
	$gone  = array( $reply['id'] );
	foreach ( below( $reply['id'], $rows ) as $item ) {
		$gone[] = $item['id'];
		if ( 'reply' === $item['kind'] ) {
			$up      = ( $item['inReplyTo'] ?? null ) === $reply['id'] ? array( 'inReplyTo' => null ) : array();
			$moved[] = replaced( $item, array( 'discussion' => $id ) + $up );
		} elseif ( ( $item['subject'] ?? null ) === $reply['id'] ) {
			$moved[] = replaced( $item, array( 'subject' => $id ) );
		}
	}
	$now   = now();
	$left  = array_values( array_diff( $subject['accepted'] ?? array(), $gone ) );
	$state = array() === $left && 'solved' === $subject['state'] ? array( 'state' => 'open' ) : array();
	$rest  = array_diff_key( $reply, array_flip( array( 'extra', 'createdBy', 'updatedBy' ) ) );
	$place = touched( $rest, array( 'body' => '', 'state' => 'removed', 'movedTo' => $id ), array( 'roles' => array() ), $now );
	$next  = touched( $subject, array( 'accepted' => $left ) + $state, $reader->actor, $now );
	return array(
		'put'    => array_merge( array( $made, $next, $place ), $moved ),
		'remove' => array(),
		'answer' => array( $id, $next['id'], $place['id'] ),
	);
}

/** Into another discussion: what it began with becomes a reply there, its replies answer that, and its address leads there. */
function plan_merge( $subject, $told, $reader ) {
	$rows      = $reader->rows;
	$into      = $rows->item( $told['into'] );
	$opening   = array(
		'id'         => wp_generate_uuid4(),
		'kind'       => 'reply',
		'version'    => new_version(),
		'discussion' => $into['id'],
		'body'       => trim( "**{$subject['title']}**\n\n" . ( $subject['body'] ?? '' ) ),
		'visibility' => narrower( $into['visibility'], $subject['visibility'] ),
		'state'      => 'shown',
	) + handed_on( $subject );
	$followers = array_column( array_filter( $rows->on( $into['id'] ), function ( $item ) { return 'follow' === $item['kind']; } ), 'createdBy' );
	$moved     = array();
	$gone      = array( $subject );
	foreach ( below( $subject['id'], $rows ) as $item ) {
		if ( 'reply' === $item['kind'] ) {
			// Where it was, nobody saw it who did not see the discussion.
			$moved[] = replaced(
				$item,
				array(
					'discussion' => $into['id'],
					'inReplyTo'  => $item['inReplyTo'] ?? $opening['id'],
					'visibility' => narrower( $item['visibility'], $opening['visibility'] ),
				)
			);
		} elseif ( ( $item['subject'] ?? null ) !== $subject['id'] ) {
			continue;
		} elseif ( 'read-mark' === $item['kind'] || ( 'follow' === $item['kind'] && in_array( $item['createdBy'], $followers, true ) ) ) {
			$gone[] = $item;
		} else {
			$moved[] = replaced( $item, array( 'subject' => 'follow' === $item['kind'] ? $into['id'] : $opening['id'] ) );
		}
	}
	$accepted = array_merge( $into['accepted'] ?? array(), 'question' === $into['type'] ? $subject['accepted'] ?? array() : array() );
	$set      = array(
		'accepted'   => $accepted,
		'mergedFrom' => array_merge( $into['mergedFrom'] ?? array(), array( $subject['id'] ), $subject['mergedFrom'] ?? array() ),
	) + ( 'open' === $into['state'] && array() !== $accepted ? array( 'state' => 'solved' ) : array() );
	$next     = touched( $into, $set, $reader->actor, now() );
	return array(
		'put'    => array_merge( array( $next, $opening ), $moved ),
		'remove' => $gone,
		'answer' => array( $next['id'], $opening['id'] ),
	);
}

/** What an item hands on to what it becomes: where it belongs, and who wrote it when. */
function handed_on( $item ) {
	return array_intersect_key( $item, array_flip( array( 'community', 'alsoFor', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'language', 'anonymous' ) ) );
}

/** An item in another place: nobody wrote it anew. */
function replaced( $item, $set ) {
	return array_filter( array( 'version' => new_version() ) + $set + $item, function ( $value ) { return null !== $value; } );
}

/** All that hangs on an item, and on that; a practice, or a discussion, only names it. */
function below( $id, $rows, &$seen = array() ) {
	$found = array();
	foreach ( $rows->on( $id ) as $item ) {
		if ( isset( $seen[ $item['id'] ] ) || in_array( $item['kind'], array( 'practice', 'discussion' ), true ) ) {
			continue;
		}
		$seen[ $item['id'] ] = true;
		$found[]             = $item;
		$found               = array_merge( $found, below( $item['id'], $rows, $seen ) );
	}
	return $found;
}
