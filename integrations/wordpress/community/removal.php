<?php
/**
 * What goes when an item goes: with it all that hangs on it. `src/adapter/store/removal.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/** A reply that was answered stays as an empty place, so that the answers keep theirs. */
function plan_removal( $subject, $reader ) {
	$rows  = $reader->rows;
	$kinds = array_column( $rows->on( $subject['id'] ), 'kind' );
	if ( 'badge' === $subject['kind'] && in_array( 'award', $kinds, true ) ) {
		throw new Refusal( 'invalid', 'This badge was given to somebody: retire it.' );
	}
	$is_answered = 'reply' === $subject['kind'] && in_array( 'reply', $kinds, true );
	$remove      = array();
	collect( $subject, $rows, $remove, $is_answered );
	$now = now();
	$put = without_accepted( $subject, $remove, $reader, $now );
	if ( ! $is_answered ) {
		$remove[ $subject['id'] ] = $subject;
		return array( 'put' => $put, 'remove' => array_values( $remove ), 'answer' => array() );
	}
	// Neither what it said stays, nor who said it.
	$rest  = array_diff_key( $subject, array_flip( array( 'extra', 'createdBy', 'updatedBy' ) ) );
	$empty = touched( $rest, array( 'body' => '', 'state' => 'removed' ), array( 'roles' => array() ), $now );
	$put   = array_merge( array( $empty ), $put );
	return array( 'put' => $put, 'remove' => array_values( $remove ), 'answer' => array_column( $put, 'id' ) );
}

/** Everything whose parent goes, and theirs; of an answered reply, everything but the answers. */
function collect( $of, $rows, &$into, $keeps_replies = false ) {
	foreach ( $rows->on( $of['id'] ) as $item ) {
		$parent = tables()['kinds'][ $item['kind'] ]['parent'] ?? null;
		if ( null === $parent || ( $item[ $parent ] ?? null ) !== $of['id'] || isset( $into[ $item['id'] ] ) || ( $keeps_replies && 'reply' === $item['kind'] ) ) {
			continue;
		}
		$into[ $item['id'] ] = $item;
		collect( $item, $rows, $into );
	}
}

/** A question whose accepted answer goes is open again, unless there are others. */
function without_accepted( $subject, $gone, $reader, $now ) {
	$discussion = 'reply' === $subject['kind'] ? $reader->rows->item( $subject['discussion'] ) : null;
	$accepted   = $discussion['accepted'] ?? array();
	if ( ! in_array( $subject['id'], $accepted, true ) ) {
		return array();
	}
	$left  = array_values( array_diff( $accepted, array( $subject['id'] ), array_keys( $gone ) ) );
	$state = array() === $left && 'solved' === $discussion['state'] ? array( 'state' => 'open' ) : array();
	return array( touched( $discussion, array( 'accepted' => $left ) + $state, $reader->actor, $now ) );
}
